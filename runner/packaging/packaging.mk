# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make install	install in PREFIX (/usr/local), below DESTDIR
#	make uninstall	remove the installed files
#	make deb	build a Debian package, in out/packages
#	make rpm	build an RPM package, in out/packages
#	make packages	build and test both packages
#
# The variables of GNU (bindir, libexecdir, mandir ...) change directories.

PREFIX        = /usr/local
prefix        = $(PREFIX)
exec_prefix   = $(prefix)
bindir        = $(exec_prefix)/bin
libexecdir    = $(exec_prefix)/libexec
datarootdir   = $(prefix)/share
mandir        = $(datarootdir)/man
docdir        = $(datarootdir)/doc/pidspec
bashcompdir   = $(datarootdir)/bash-completion/completions
zshcompdir    = $(datarootdir)/zsh/site-functions
fishcompdir   = $(datarootdir)/fish/vendor_completions.d
INSTALL       = install
INSTALL_DATA  = $(INSTALL) -m 644

# ---- Manual pages and completions ---------------------------------------------

pages   := $(addprefix $(O)/man/,$(notdir $(wildcard runner/*.[1-8])) \
	   pidspec-rules.7)
shells  := $(addprefix $(O)/completions/,bash zsh fish)

# Programs print them, so they cannot be made for another machine.  Those of programs with a
# sanitizer, which have no guest, would take long.
all: $(if $(and $(guest),$(filter $(machine),$(shell uname -m))),$(pages) $(shells))

$(O)/man/pidspec-rules.7: runner/packaging/rules-page.sh $(O)/pidspec $(cases) \
		$(shown) $(beside) $(outside)
	@mkdir -p $(@D)
	$(Q)runner/packaging/rules-page.sh $(O) > $@.new && mv $@.new $@

$(O)/man/%: runner/%
	@mkdir -p $(@D)
	$(Q)cp $< $@

$(shells): $(O)/pidspec
	@mkdir -p $(@D)
	$(Q)$(O)/pidspec completion $(@F) > $@.new && mv $@.new $@

# ---- Installing -----------------------------------------------------------------
#
# The command finds its files in the directory of its real path, as in $(O).  The
# programs of rules are those for guests: one file with many hard links.

own     := $(DESTDIR)$(libexecdir)/pidspec
shared  := $(DESTDIR)$(datarootdir)/pidspec
doc     := $(DESTDIR)$(docdir)

# README.md, files that it links to, and the tables beside those.
linked  := $(sort README.md $(wildcard testcases/*.tsv) \
	   $(shell grep -oE '\]\([^):\#]+' README.md | cut -c3-))
others  := fleet suites

install: all $(pages) $(shells)
	rm -rf $(own) $(shared) $(doc)
	$(INSTALL) -d $(own)/guest $(own)/vm $(own)/reports $(own)/broken \
		$(DESTDIR)$(bindir) $(shared) $(doc)/runner
	$(INSTALL) $(O)/pidspec $(own)/pidspec
	$(INSTALL) $(O)/explore $(own)/explore
	cp -a $(tree) $(own)/guest/
	$(INSTALL) -d $(own)/testcases/tools
	ln -s $(patsubst $(tree)/%,../guest/$(machine)/%,\
		$(wildcard $(tree)/testcases/*)) $(own)/testcases
	$(INSTALL) $(O)/lib/bats $(own)/bats
	cp -a $(O)/testcases/tools/.[!.]* $(own)/testcases/tools
	for rule in $(notdir $(shown)); do \
		ln $(own)/bats $(own)/testcases/tools/$$rule || exit; done
	$(INSTALL_DATA) testcases/claims.tsv $(own)/testcases/claims.tsv
	cp -a $(O)/outside $(own)/outside
	cp -a runner/runtimes $(own)/runtimes
	rm $(own)/runtimes/payload.c $(own)/runtimes/runtimes.mk
	cp -a runner/mutants/mutants runner/mutants/edits \
		runner/mutants/systematic $(own)/broken
	cp -a reports/pidspec reports/pidspec.dist-info $(own)/reports
	find $(own) -name __pycache__ -prune -exec rm -r {} +
	$(INSTALL) -t $(own)/vm $(helpers)
	ln -sf $$(realpath -ms --relative-to=$(bindir) \
		$(libexecdir)/pidspec/pidspec) $(DESTDIR)$(bindir)/pidspec
	for page in $(pages); do \
		$(INSTALL_DATA) -D -t $(DESTDIR)$(mandir)/man$${page##*.} \
			$$page || exit; done
	$(INSTALL_DATA) -D $(O)/completions/bash $(DESTDIR)$(bashcompdir)/pidspec
	$(INSTALL_DATA) -D $(O)/completions/zsh $(DESTDIR)$(zshcompdir)/_pidspec
	$(INSTALL_DATA) -D $(O)/completions/fish \
		$(DESTDIR)$(fishcompdir)/pidspec.fish
	cp -a $(others:%=runner/%) $(shared)
	rm -r $(shared)/*/tests $(shared)/*/*.mk
	ln -sr $(others:%=$(shared)/%) $(doc)/runner
	for page in $(filter-out $(others:%=runner/%/%),$(linked)); do \
		$(INSTALL_DATA) -D $$page $(doc)/$$page || exit; done

uninstall:
	rm -rf $(own) $(shared) $(doc)
	rm -f $(DESTDIR)$(bindir)/pidspec $(DESTDIR)$(bashcompdir)/pidspec \
		$(DESTDIR)$(zshcompdir)/_pidspec \
		$(DESTDIR)$(fishcompdir)/pidspec.fish \
		$(foreach page,$(notdir $(pages)),\
		$(DESTDIR)$(mandir)/man$(lastword $(subst ., ,$(page)))/$(page))

# ---- Packages ---------------------------------------------------------------------
#
# Each part of "make packages" writes TAP and a log to $(packages).

packages      := $(O)/packages
packages.sh   := runner/packaging/packages.sh
package-parts := reuse_lint deb lintian_of_deb deb_installed autopkgtest_of_deb \
		 rpm rpmlint_of_rpm rpm_installed

deb:
	@lib/packages.sh dpkg-buildpackage:dpkg-dev dh:debhelper musl-gcc:musl-tools \
		/usr/share/build-essential/list:build-essential
	@$(packages.sh) deb $(packages)

rpm:
	@lib/packages.sh rpmbuild:rpm musl-gcc:musl-tools
	@$(packages.sh) rpm $(packages)

# These run in sequence, because tests need the packages of earlier parts.
packages:
	@lib/packages.sh dpkg-buildpackage:dpkg-dev dh:debhelper \
		reuse:reuse lintian:lintian autopkgtest:autopkgtest mmdebstrap:mmdebstrap \
		rpmbuild:rpm rpmlint:rpmlint rpm2cpio:rpm2cpio cpio:cpio \
		musl-gcc:musl-tools /usr/share/build-essential/list:build-essential
	@mkdir -p $(packages)
	@rm -f $(packages)/*.tap
	@for part in $(package-parts); do \
		lib/point.sh "$$part" $(packages.sh) $$part $(packages) \
			> $(packages)/$$part.tap; done
	@lib/tally.sh packages $(package-parts:%=$(packages)/%.tap)

.PHONY: install uninstall deb rpm packages
