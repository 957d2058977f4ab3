# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make lint	check the style, and the layers of runner and library
#	make analyze	run the analyzers of gcc and clang, which takes two minutes

$(tap)/lint.tap: FORCE
	@mkdir -p $(@D)
	@lib/point.sh "lint" $(MAKE) -s check-style > $@

# From the objects: which file uses a file of a higher layer.
$(tap)/layers.tap: $(runner) $(lib) $(explore) FORCE
	@mkdir -p $(@D)
	@lib/point.sh "no file of runner or library uses one of a higher layer" \
		sh -ec 'for objects in "$$@"; do \
			lib/layers.py lib/README.md $(O)/obj $$objects; done' \
		sh "$(runner)" "$(lib)" "$(explore)" > $@

# Texts, except recorded results.
prose = $(shell find README.md Makefile .github lib runner reports testcases -type f \
	 ! -path '*/__pycache__/*' ! -path 'reports/reference/*' ! -path '*/fixtures/*' \
	 ! -path '*/streams/*' ! -path 'runner/mutants/edits/*' ! -path lib/words/list ! -path lib/tests/words.bats \
	 ! -name '*.tap' ! -name '*.svg' ! -name '*.xsd')

lint: $(tap)/lint.tap $(tap)/layers.tap

check-style:
	@lib/packages.sh clang-format:clang-format shellcheck:shellcheck \
		cppcheck:cppcheck
	@lib/lint.sh $(sources) $(scripts)
	@lib/words/check.py lib/words/list $(prose)
	@lib/widths.sh $(sources) $(filter-out lib/src/stack.c,\
		$(wildcard lib/*.h lib/src/*.[ch]))
	@case $$(clang-format --version) in *'version 14.'*) \
		clang-format --dry-run -Werror $(sources) \
		$(wildcard lib/*/*.c runner/*.c runner/*/*.c \
		runner/*/*/*.c lib/src/many.h $(addsuffix *.h,$(sort $(dir $(command)))) \
		testcases/outside/*/*.[ch]) ;; \
	*) echo "not checked: how C is formatted (requires clang-format 14)" ;; esac
	@shellcheck $(filter-out $(O)/%,$(wildcard */*.sh */*/*.sh */*/*/*.sh \
		*/*/*.bats))
	@cppcheck -q --error-exitcode=1 --inline-suppr \
		--enable=warning,portability --suppress=missingIncludeSystem --suppress=toomanyconfigs \
		--suppress=normalCheckLevelMaxBranches --suppress=syntaxError:lib/src/stack.c \
		-Ilib -Irunner $(wildcard lib/src/*.c lib/explore/*.c) $(command) \
		runner/vm/init.c

# Reports of the analyzers of gcc and clang.  One check of gcc is disabled, because it
# wrongly assumes that a text without memory has room; the check of clang for vfork(2) is
# disabled, because runner/run/spawn.c uses vfork(2).
analyzed := $(patsubst %,$(O)/analyze/%.done,$(command) runner/vm/init.c \
	    $(filter-out lib/src/many.c,$(wildcard lib/src/*.c)))

$(O)/analyze/%.done: % FORCE
	@mkdir -p $(@D)
	$(Q)gcc $(CPPFLAGS) -std=gnu11 -O1 -Werror -fanalyzer \
		-Wno-analyzer-null-argument -c -o /dev/null $<
	$(Q)clang $(CPPFLAGS) -std=gnu11 -O1 --analyze --analyzer-output text \
		-Xclang -analyzer-werror -Xclang -analyzer-disable-checker \
		-Xclang security.insecureAPI.vfork,unix.Vfork -o /dev/null $<
	$(if $(filter runner/%,$<),$(Q)gcc $(CPPFLAGS) -std=gnu11 -Werror \
		-Wconversion -Wno-sign-conversion -fsyntax-only $<)

analyze:
	@lib/packages.sh gcc:gcc clang:clang /usr/include/linux/sched.h:libc6-dev
	@$(MAKE) -k $(jobs) $(analyzed)

.PHONY: check-style analyze
