# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make install-kselftest KSFT_INSTALL_PATH=DIR	install a collection of the kernel's selftests
#	make install-ltp LTPROOT=DIR	install a suite of the Linux Test Project
#	make image	write an OCI image of the programs, out/pidspec-image.tar
#	make consumers	run programs that consume the output of pidspec

install-kselftest: $(guest)
	@runner/suites/install.sh kselftest $(tree) "$(KSFT_INSTALL_PATH)"

install-ltp: $(guest)
	@runner/suites/install.sh ltp $(tree) "$(LTPROOT)"

# For another machine: make guest-aarch64, and then make image image_machine=aarch64.
image_machine ?= $(machine)

image: $(guest)
	@$(MAKE) -s $(O)/pidspec $(O)/testcases/known-issues
	@runner/suites/oci/image.sh $(O)/pidspec $(O)/pidspec-image.tar $(image_machine)

# The programs are unpacked in $(consumers); only their dependencies are installed.
consumers := $(O)/consumers
consumer-tests := $(wildcard runner/suites/tests/*.bats)

consumers: all
	@lib/packages.sh bats:bats /usr/lib/bats/bats-assert:bats-assert \
		/usr/lib/bats/bats-support:bats-support prove:perl xz:xz-utils \
		meson:meson ninja:ninja-build git:git npm:npm rsync:rsync \
		automake:automake \
		$(python)/voluptuous:python3-voluptuous $(python)/yaml:python3-yaml \
		$(foreach package,libcpanel-json-xs-perl libtime-moment-perl, \
		/usr/share/doc/$(package):$(package)) \
		$(foreach module,Mojo/Base.pm:libmojolicious-perl \
		Regexp/Common.pm:libregexp-common-perl IPC/Run.pm:libipc-run-perl \
		Feature/Compat/Try.pm:libfeature-compat-try-perl \
		Try/Tiny.pm:libtry-tiny-perl Config/Tiny.pm:libconfig-tiny-perl \
		,/usr/share/perl5/$(module)) \
		/usr/share/doc/libfilesys-df-perl:libfilesys-df-perl \
		$(foreach module,jinja2 pytest junitparser tap, \
		$(python)/$(module):python3-$(module))
	@runner/suites/tests/fetch.sh $(consumers)
	@rm -f $(consumers)/*.tap
	@PIDSPEC_OUT=$(O) bats -F tap $(consumer-tests) > $(consumers)/suites.tap || :
	@PIDSPEC_OUT=$(O) PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 -m pytest \
		-q -p no:cacheprovider --tap $(consumers)/readers.tap \
		reports/tests/test_readers.py > $(consumers)/readers.log || :
	@lib/tally.sh consumers $(consumers)/*.tap

.PHONY: install-kselftest install-ltp image consumers
