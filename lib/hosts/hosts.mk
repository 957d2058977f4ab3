# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make hosts	judge in hostile places; a table of what is said there

hosts: all $(safety)
	@lib/packages.sh bats:bats script:bsdutils \
		qemu-x86_64-static:qemu-user-static \
		qemu-system-x86_64:qemu-system-x86
	@rm -f $(O)/hosts
	@PIDSPEC_OUT=$(O) PIDSPEC_TABLE=$(abspath $(O))/hosts \
		PIDSPEC_CC="$(CC) $(uapi:%=-idirafter %) $(LDFLAGS)" \
		bats lib/tests/host-*.bats lib/hosts/*.bats || :
	@lib/hosts/table.sh $(O)/hosts

.PHONY: hosts
