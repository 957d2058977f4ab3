# SPDX-License-Identifier: GPL-2.0-or-later
#
# The parts of make test, each by itself:
#
#	make selftest	test the output of the library
#	make mutants	show that every test case can fail, by its mutants
#	make safety	show that no test case affects the host
#	make bats	test the command, also in unusual environments
#	make reports	test the reports
#	make suite	test this kernel as root and as an unprivileged user
#	make tools	test unshare, nsenter, lsns and ps, as root and as an unprivileged user
#	make builds	build with gcc, clang, glibc and sanitizers, and for aarch64
#
# Each leaves TAP in $(tap).

areas   := $(sort $(notdir $(patsubst %/,%,$(dir $(sources)))))
joined  := $(areas:%=$(tap)/mutants/%.tap)
mutants := $(joined) $(scripts:testcases/%.bats=$(tap)/mutants/%.tap)
fenced  := $(areas:%=$(tap)/safety/%.tap)
parts   := reports builds bats lint selftest mutants safety suite tools
builds  := $(patsubst %,$(tap)/build-%.tap,gcc clang arm64 sanitized)

sanitized := O=$(O)/sanitized CC=gcc JOINED=1 \
	CFLAGS="-O0 -g -fsanitize=address,undefined -fno-sanitize-recover" \
	LDFLAGS="$(if $(shell command -v ld.gold),-fuse-ld=gold)"

# The tests of the runner; some files say that sanitizers would find nothing.
watched := $(shell grep -L '^\# Without sanitizers: ' \
	   $(call longest-first,runner/tests/*.bats))

# Parts that test cases do not need; the safety tests support x86-64 only.
everything: all $(selfs) $(safety)

# Compiler warnings, without linking each test case.
compiled: $(if $(JOINED),$(many),$(sources:%.c=$(O)/obj/%.o)) $(O)/pidspec
checked: compiled $(selfs) $(safety)

# Many tests wait for something, a guest for instance.
jobs-of-tests = -j$(shell expr 2 \* $$(nproc) + 1)

# Packages whose names differ from python3-MODULE.
python-xdist := pytest-xdist

# Packages install modules for /usr/bin/python3, which may not be the first in PATH.
test: export PATH := /usr/bin:$(PATH)

test:
	@lib/packages.sh musl-gcc:musl-tools gcc:gcc clang:clang \
		/usr/include/linux/sched.h:libc6-dev \
		aarch64-linux-gnu-gcc:gcc-aarch64-linux-gnu \
		/usr/aarch64-linux-gnu/include/stdio.h:libc6-dev-arm64-cross \
		clang-format:clang-format shellcheck:shellcheck cppcheck:cppcheck \
		bats:bats /usr/lib/bats/bats-assert:bats-assert \
		/usr/lib/bats/bats-support:bats-support prove:perl \
		setpriv:util-linux ps:procps mount:mount mandoc:mandoc \
		strace:strace \
		qemu-system-x86_64:qemu-system-x86 xz:xz-utils zstd:zstd \
		linux.uml:user-mode-linux cpio:cpio busybox:busybox-static \
		zsh:zsh fish:fish yamllint:yamllint $(python)/yaml:python3-yaml \
		git:git xmllint:libxml2-utils tini:tini bwrap:bubblewrap \
		$(python)/more_itertools:python3-more-itertools \
		$(foreach module,jinja2 pytest xdist junitparser jsonschema tap \
		matplotlib, \
		$(python)/$(module):python3-$(or $(python-$(module)),$(module)))
	@[ "$$(id -u)" -ne 0 ] || lib/packages.sh chromium:chromium \
		chromedriver:chromium-driver $(python)/selenium:python3-selenium || :
	@rm -rf $(tap)
	@$(MAKE) $(jobs) WERROR=1 everything
	@$(MAKE) -k $(jobs-of-tests) --output-sync=target WERROR=1 $(parts) || :
	@find $(tap) -name '*.tap' | sort | xargs lib/tally.sh

$(tap)/build-gcc.tap: what       := with gcc and glibc
$(tap)/build-gcc.tap: arguments  := O=$(O)/gcc CC=gcc JOINED=1
# gcc prints the warnings that require optimization.
$(tap)/build-clang.tap: what     := with clang and glibc
$(tap)/build-clang.tap: arguments := O=$(O)/clang CC=clang JOINED=1 CFLAGS=-O0
$(tap)/build-arm64.tap: what     := for aarch64
$(tap)/build-arm64.tap: arguments := O=$(O)/aarch64 CC=aarch64-linux-gnu-gcc JOINED=1 \
	CFLAGS=-O0
$(tap)/build-arm64.tap: goal := compiled
$(tap)/build-sanitized.tap: goal := everything
$(tap)/build-sanitized.tap: what := with ASan and UBSan
$(tap)/build-sanitized.tap: arguments := $(sanitized)

$(builds): FORCE
	@mkdir -p $(@D)
	@lib/point.sh "it builds $(what), without a warning" \
		$(MAKE) -s $(arguments) WERROR=1 guest= \
		$(or $(goal),checked) > $@

# Builds with sanitizers: the library, with passing and failing tests, and the runner.
# Leak detection requires a thread, which a process that has joined another PID namespace
# cannot have.
$(tap)/sanitized-selftest.tap: $(tap)/build-sanitized.tap
	@$(MAKE) -s $(sanitized) $(O)/sanitized/test/selftest.tap
	@cp $(O)/sanitized/test/selftest.tap $@

$(tap)/sanitized/%.tap: %.bats $(tap)/build-sanitized.tap all FORCE
	@mkdir -p $(@D)
	@PIDSPEC_OUT=$(O)/sanitized PIDSPEC_RULES=$(abspath $(O)/testcases) bats -F tap $< > $@ || :

$(tap)/sanitized-suite.tap: $(tap)/build-sanitized.tap
	@ASAN_OPTIONS=detect_leaks=0 $(O)/sanitized/pidspec run -F tap > $@ || :

$(tap)/suite.tap: $(O)/pidspec $(cases) FORCE
	@mkdir -p $(@D)
	@$(O)/pidspec run -F tap > $@ || :

$(tap)/suite-as-nobody.tap: $(O)/pidspec $(cases) FORCE
	@mkdir -p $(@D)
	@lib/as-nobody.sh $(O) run -F tap > $@ || :

$(tap)/suite-abi32.tap: all FORCE
	@mkdir -p $(@D)
	@lib/abi32.sh $(O) "$(abi32)" > $@ || :

$(tap)/suite-abi32-as-nobody.tap: $(tap)/suite-abi32.tap FORCE
	@NOBODY=65534 lib/abi32.sh $(O) "$(abi32)" > $@ || :

$(tap)/tools.tap: all FORCE
	@mkdir -p $(@D)
	@$(O)/pidspec run -F tap tools > $@ || :

# Some of the rules suffice to show that no rule requires root.
$(tap)/tools-as-nobody.tap: all FORCE
	@mkdir -p $(@D)
	@lib/as-nobody.sh $(O) run -F tap --partition 1/3 tools > $@ || :

$(tap)/selftest.tap: $(selfs) FORCE
	@mkdir -p $(@D)
	@lib/selftest/run.sh $(selfs) > $@

# lib/tests/host-odd.bats
$(bats): $(selfs)

mutants-sh = CC="$(CC) $(uapi:%=-idirafter %) $(LDFLAGS)" lib/mutants.sh $(O)
program-of-mutants := $(O)/lib/bats $(O)/libpidspec.a $(O)/obj/lib/src/many.o

$(tap)/mutants/%.tap: testcases/%.mutants $(program-of-mutants) FORCE
	@mkdir -p $(@D)
	@$(mutants-sh) $< > $@

# The mutants of an area are compiled together.
$(joined): $(tap)/mutants/%.tap: $(program-of-mutants) FORCE
	@mkdir -p $(@D)
	@$(mutants-sh) $(wildcard testcases/$*/*.mutants) > $@

$(tap)/safety/%.tap: $(O)/testcases/% $(safety) FORCE
	@mkdir -p $(@D)
	@lib/safety/run.sh $(O)/lib/safety $< > $@

# All rules of an area share the set-up that protects this machine.
$(fenced): $(tap)/safety/%.tap: $(cases) $(safety) FORCE
	@mkdir -p $(@D)
	@lib/safety/run.sh $(O)/lib/safety \
		$(filter $(O)/testcases/$*/%,$(cases)) > $@

# One file each, so that they run in parallel.
$(tap)/bats/%.tap: %.bats all $(safety) FORCE
	@mkdir -p $(@D)
	@PIDSPEC_OUT=$(O) PIDSPEC_CC="$(CC) $(uapi:%=-idirafter %) $(LDFLAGS)" \
		bats -F tap $< > $@ || :

# The page is tested in Chromium, if it is installed, and with the rules of axe-core, if
# npm can download them.
$(O)/npm:
	@! command -v npm > /dev/null || timeout 60 npm install --silent \
		--no-audit --no-fund --prefix $@ axe-core > /dev/null 2>&1 || :

# Python's cache does not belong among the sources.
$(tap)/reports.tap: all $(O)/npm FORCE
	@mkdir -p $(@D)
	@PIDSPEC_OUT=$(O) PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 -m pytest \
		-q -p no:cacheprovider -n 2 --dist loadfile \
		--tap $@ reports/tests > $@.log || :

builds: $(builds) $(patsubst %,$(tap)/sanitized-%.tap,selftest suite) \
	$(patsubst %.bats,$(tap)/sanitized/%.tap,$(watched))
suite: $(patsubst %,$(tap)/%.tap,suite suite-as-nobody suite-abi32 \
	suite-abi32-as-nobody)
tools: $(tap)/tools.tap $(tap)/tools-as-nobody.tap
selftest reports: %: $(tap)/%.tap
bats: $(bats)
mutants: $(mutants)
safety: $(fenced)

$(parts):
	@lib/tally.sh $@ $^

check: test

.PHONY: test check everything compiled checked $(parts)
