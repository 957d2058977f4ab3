# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make fleet	test runner/fleet with 40 hosts of namespaces, and two guests
#
# Runs the suite on many hosts with Ansible, clush and GNU parallel.  The hosts are
# namespaces of this machine, and two kernels of Debian in virtual machines.  Packages
# that are installed start no daemons.

hosts ?= 40

fleet:
	@lib/packages.sh ansible-playbook:ansible-core clush:clustershell \
		parallel:parallel /usr/sbin/sshd:openssh-server ssh:openssh-client \
		dropbear:dropbear-bin busybox:busybox-static ip:iproute2 \
		newuidmap:uidmap bats:bats cpio:cpio \
		/usr/lib/bats/bats-assert:bats-assert \
		/usr/lib/bats/bats-support:bats-support \
		qemu-system-x86_64:qemu-system-x86 xz:xz-utils
	@$(MAKE) -s $(jobs) all
	@rm -rf $(O)/fleet && mkdir -p $(O)/fleet
	@PIDSPEC_OUT=$(O) PIDSPEC_HOSTS=$(hosts) bats -T -F tap \
		$(wildcard runner/fleet/tests/*.bats) > $(O)/fleet/fleet.tap || :
	@lib/tally.sh $(O)/fleet/fleet.tap

.PHONY: fleet
