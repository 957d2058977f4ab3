#!/bin/busybox sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=dash
#
# guest.sh - PID 1 of a guest: runs the suite in each environment of /environments.
#
# An environment is a directory with the files "profile" (AppArmor, binary),
# "policy" (SELinux, binary), "setup" (commands for this shell), "options" (of
# /confine) and "limit" (seconds), all optional but the last.  The second serial port
# gets the stream of each between a line "#:begin NAME" and a line "#:end STATUS".

export PATH=/bin HOME=/ TMPDIR=/tmp TERM=dumb PIDSPEC_DISPOSABLE=1

mount_all() {
	mkdir -p /proc /sys /dev /tmp /run
	mount -t devtmpfs none /dev
	mkdir -p /dev/pts /dev/shm /dev/mqueue
	mount -t devpts -o ptmxmode=666,mode=620 none /dev/pts
	mount -t tmpfs none /dev/shm
	mount -t mqueue none /dev/mqueue
	mount -t proc none /proc
	mount -t sysfs none /sys
	mount -t securityfs none /sys/kernel/security
	mount -t selinuxfs none /sys/fs/selinux
	mount -t tmpfs -o mode=1777 none /tmp
}

load_profile() {
	[ ! -e profile ] || cat profile > /sys/kernel/security/apparmor/.replace
}

# The kernel takes a policy in one write.
load_policy() {
	[ -e policy ] || return 0
	echo 0 > /sys/fs/selinux/enforce
	dd if=policy of=/sys/fs/selinux/load bs=16M 2> /dev/null &&
		echo 1 > /sys/fs/selinux/enforce
}

# The deadline is for emulated guests on busy machines.  If signals cannot end the suite,
# it runs until the guest ends, and the script continues with the next environment.
run_suite() {
	# shellcheck disable=SC2046 # its options
	timeout -s KILL "$(cat limit)" /confine $(cat options) /pidspec run -F tap -t 60 --grace 10 2>&1 | tr -d '\r' > /dev/ttyS1
	echo "#:end $?" > /dev/ttyS1
}

run_environment() {
	echo "#:begin $1" > /dev/ttyS1
	cd "/environments/$1" || return
	# shellcheck disable=SC1091 # an environment's
	# If one of these fails, the results would be those of another environment.
	if load_profile && load_policy && { [ ! -e setup ] || . ./setup; }; then
		run_suite
	else
		echo "#:rejected" > /dev/ttyS1
	fi
}

/bin/busybox --install -s /bin
mount_all
echo 4 > /proc/sys/kernel/printk
stty -F /dev/ttyS1 raw -echo
for environment in /environments/*; do
	run_environment "${environment##*/}"
done
echo "#:off" > /dev/ttyS1
reboot -f
