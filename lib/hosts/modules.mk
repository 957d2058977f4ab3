# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make modules	run the suite under security modules, in guests; prints a table
#
# MODULES_KERNELS and ENVIRONMENTS limit it, as in make modules ENVIRONMENTS='policies-*'.

MODULES_KERNELS ?= trixie trixie-backports

modules: $(guest)
	@lib/packages.sh busybox:busybox-static cpio:cpio \
		qemu-system-x86_64:qemu-system-x86
	@for kernel in $(MODULES_KERNELS); do \
		PIDSPEC_CC="$(CC)" lib/hosts/lsm/boot.sh $(O) $$kernel $(ENVIRONMENTS) \
			> /dev/null || exit; \
	done
	@lib/hosts/lsm/table.sh $(MODULES_KERNELS:%=$(O)/lsm/%.tsv)

.PHONY: modules
