# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make hosts	judge in hostile places; a table of what is said there

hosts: all $(safety)
	@lib/packages.sh bats:bats bwrap:bubblewrap script:bsdutils \
		qemu-x86_64-static:qemu-user-static \
		qemu-system-x86_64:qemu-system-x86
	@rm -f $(O)/hosts.md
	@PIDSPEC_OUT=$(O) PIDSPEC_TABLE=$(abspath $(O))/hosts.md \
		bats lib/tests/host-*.bats lib/hosts/*.bats || :
	@echo '| Host | pass | fail | skip | no verdict | xfail |'
	@echo '|---|---|---|---|---|---|'
	@cat $(O)/hosts.md

.PHONY: hosts
