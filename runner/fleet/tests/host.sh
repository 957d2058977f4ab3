#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# host.sh - the init of a host of the lab: makes private mounts, then executes sshd.
#
#	host.sh NAME DIRECTORY userns|no-userns
set -eu

mount --make-rprivate /
mount -t proc proc /proc
hostname "$1"
# Files of the machine are read-only.
mount --bind "$2" /mnt
mount -t tmpfs tmpfs /run
mkdir -p /run/lab /run/sshd
mount --move /mnt /run/lab
for d in /tmp /var/tmp /root /dev/shm; do
	mount -t tmpfs -o mode=1777 tmpfs "$d"
done
chmod 700 /root
mount -o remount,bind,ro /
[ "$3" = userns ] || echo 0 > /proc/sys/user/max_user_namespaces

export NOTIFY_SOCKET=/run/lab/events
exec /usr/sbin/sshd -D -e -f /run/lab/sshd_config -h "/run/lab/$1.key" 2> /run/sshd.log
