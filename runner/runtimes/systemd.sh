#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# systemd.sh - execute systemd as init of this PID namespace.
#
#	in-cgroup.sh NAME systemd.sh
#
# Its root file system is an overlay of that of the host, its cgroup is the root of
# cgroups, and its only unit runs sleep(1).  /proc/sys is read-only, because systemd would
# change limits of the machine.

set -e
if [ "$1" != inside ]; then
	exec unshare --mount --uts --ipc --cgroup "$0" inside
fi
mount -t tmpfs tmpfs /mnt
mkdir /mnt/upper /mnt/work /mnt/root
mount -t overlay overlay -o lowerdir=/,upperdir=/mnt/upper,workdir=/mnt/work /mnt/root
root=/mnt/root
mount -t proc proc $root/proc
mount --bind $root/proc/sys $root/proc/sys
mount -o remount,bind,ro $root/proc/sys
mount -t tmpfs tmpfs $root/run
mount -t tmpfs tmpfs $root/tmp
mount --rbind /dev $root/dev
mount -t sysfs sysfs $root/sys
mkdir -p $root/run/systemd/system
mount -t cgroup2 cgroup2 $root/sys/fs/cgroup
cat > $root/run/systemd/system/pidspec.service << 'END'
[Unit]
DefaultDependencies=no
[Service]
ExecStart=/bin/sleep 1000
END
exec chroot $root env -i container=pidspec PATH="$PATH" /lib/systemd/systemd --system --unit=pidspec.service
