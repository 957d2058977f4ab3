# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make kernels	test Debian's kernels in virtual machines
#	make guest-aarch64	build the programs for guests of another machine
#
# The tree for guests and bundles has all test cases in one static program, the runner,
# and the init of a guest.  "pidspec pack" and "pidspec boot" make archives of it.

$(tree)/rules: $(many) $(O)/many/table.o $(O)/obj/lib/src/many.o $(O)/libpidspec.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(whole) -s -o $@ $^ -pthread -lrt

$(tree)/pidspec: $(runner)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(whole) -s -o $@ $^

$(tree)/init: $(O)/obj/runner/vm/init.o
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(whole) -s -o $@ $^

$(tree)/explore: $(explore)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(whole) -s -o $@ $^

$(tree)/testcases/known-issues: testcases/known-issues \
		testcases/kernel-options.tsv $(tree)/rules $(tree)/pidspec \
		$(tree)/init $(tree)/explore
	@rm -rf $(@D)
	@mkdir -p $(sort $(dir $(sources:%.c=$(tree)/%)))
	@for c in $(sources:%.c=%); do ln $(tree)/rules $(tree)/$$c || exit; done
	@cp testcases/kernel-options.tsv $(@D)
	@cp $< $@

# For another machine, as in "make guest-aarch64".  The name is the first word of
# "gcc -dumpmachine" there.  Some compilers and C libraries have other names in Debian.
abi-arm             := eabihf
debian-aarch64      := arm64
debian-arm          := armhf
debian-i686         := i386
debian-powerpc64le  := ppc64el
debian-x86_64       := amd64
guest-%: cross       = $*-linux-gnu$(abi-$*)

guest-%:
	@lib/packages.sh $(cross)-gcc:gcc-$(subst _,-,$(cross)) \
		/usr/$(cross)/include/stdio.h:libc6-dev-$(or $(debian-$*),$*)-cross
	@$(MAKE) $(jobs) O=$(O)/$* CC=$(cross)-gcc JOINED=1 tree=$(O)/guest/$* \
		$(O)/guest/$*/testcases/known-issues

# Kernels of old and new Debian releases for each machine, and User-Mode Linux.  Results
# are in $(O)/kernels; stanzas for new known issues are printed.
kernels ?= debian:bullseye debian:bookworm debian:bookworm-backports \
	   debian:trixie debian:sid debian:trixie-backports \
	   debian:user-mode-linux debian:bullseye:i386 debian:bookworm:i386 \
	   debian:trixie:arm64 debian:trixie:armhf debian:trixie:riscv64 \
	   debian:trixie:s390x debian:trixie:ppc64el

# The name of a machine in Debian, in "make guest-NAME", and of its QEMU package.
guests-of-kernels = $(foreach machine,i386:i686 arm64:aarch64 armhf:arm \
	riscv64:riscv64 s390x:s390x ppc64el:powerpc64le,$(if $(findstring \
	:$(firstword $(subst :, ,$(machine))),$(kernels)),guest-$(lastword \
	$(subst :, ,$(machine)))))
qemus-of-kernels  = $(foreach qemu,arm64:aarch64:arm armhf:arm:arm \
	riscv64:riscv64:misc s390x:s390x:misc ppc64el:ppc64:ppc,$(if \
	$(findstring :$(firstword $(subst :, ,$(qemu))),$(kernels)),\
	qemu-system-$(word 2,$(subst :, ,$(qemu))):qemu-system-$(lastword \
	$(subst :, ,$(qemu)))))

kernels:
	@lib/packages.sh qemu-system-x86_64:qemu-system-x86 xz:xz-utils \
		zstd:zstd $(qemus-of-kernels)
	@$(MAKE) -s $(jobs) all
	@for guest in $(guests-of-kernels); do $(MAKE) -s $$guest || exit; done
	@rm -rf $(O)/kernels
	$(O)/pidspec boot -q -o $(O)/kernels \
		$(if $(findstring user-mode-linux,$(kernels)),--vm uml) \
		$(kernels) $(ARGS); status=$$?; runner/vm/propose.sh \
		testcases/known-issues $(O)/kernels/*/results.tap; exit $$status

.PHONY: kernels
