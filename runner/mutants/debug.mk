# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make kernel-debug	build kernels with KASAN and KCSAN, and test them
#
# x86-kasan.config has KASAN, lockdep, PROVE_RCU and DEBUG_ATOMIC_SLEEP, and
# x86-kcsan.config has KCSAN.  If the kernel reports a problem, the rule, the explorer or
# the storms that were running fail.  Such a kernel is slow on an emulated CPU.

debug_source  ?= linux-source-7.3/trixie-backports
debug_kernels ?= kasan kcsan
debug_explore ?= 600
debug_storms  ?= 600

kernel-debug:
	@lib/packages.sh flex:flex bison:bison bc:bc xz:xz-utils \
		/usr/include/libelf.h:libelf-dev \
		qemu-system-x86_64:qemu-system-x86
	@$(MAKE) -s $(jobs) all
	@for kernel in $(debug_kernels); do \
		runner/mutants/kernel.sh x86-$$kernel $(debug_source) \
			$(O)/debug || exit; \
	done
	runner/mutants/debug.sh $(O) $(debug_explore) \
		$(debug_storms) $(debug_kernels)

# Checks only that the options of the fragments take effect.
kernel-debug-config:
	@lib/packages.sh flex:flex bison:bison bc:bc xz:xz-utils \
		/usr/include/libelf.h:libelf-dev
	@for kernel in $(debug_kernels); do \
		runner/mutants/kernel.sh --configure x86-$$kernel \
			$(debug_source) $(O)/debug || exit; \
	done

.PHONY: kernel-debug kernel-debug-config
