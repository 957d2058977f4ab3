# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make libcs		compare the verdicts with four C libraries, static and dynamic
#
# Their packages are unpacked in $(O)/libcs, and not installed.  LIBCS selects others,
# as in make libcs LIBCS='glibc-sid-dynamic musl-bookworm-static'.

LIBCS   ?= $(foreach library,glibc musl,$(foreach suite,bookworm trixie, \
	   $(foreach mode,static dynamic,$(library)-$(suite)-$(mode))))

libcs:
	@lib/packages.sh gcc:gcc dpkg-deb:dpkg
	@$(MAKE) -s $(jobs) all
	@mkdir -p $(O)/libcs
	@$(O)/pidspec run -F tap --timeout 60 > $(O)/libcs/this-build.tap || :
	@MAKE="$(MAKE) $(jobs)" lib/libcs/compare.sh table $(O) \
		$(O)/libcs/this-build.tap $(LIBCS)

# The newest two, with the runner of this build, in make test.
$(tap)/suite-libcs.tap: $(tap)/suite.tap FORCE
	@MAKE="$(MAKE)" RUNNER=$(O)/pidspec lib/libcs/compare.sh tap $(O) $< \
		glibc-trixie-static musl-trixie-static > $@ || :

suite: $(tap)/suite-libcs.tap

.PHONY: libcs
