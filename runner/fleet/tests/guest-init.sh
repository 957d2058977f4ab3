#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# guest-init.sh - PID 1 of a guest: sets up the network, then starts dropbear.
#
# $NAME and $ADDRESS come from the kernel's command line.

/bin/busybox --install -s /bin
export PATH=/bin:/usr/sbin HOME=/root
mount -t devtmpfs dev /dev
mkdir -p /dev/pts /dev/shm
mount -t devpts devpts /dev/pts
mount -t tmpfs -o mode=1777 tmpfs /dev/shm
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t tmpfs -o mode=1777 tmpfs /tmp
hostname "$NAME"
insmod /e1000.ko
ip link set lo up
ip addr add "$ADDRESS/16" dev eth0
ip link set eth0 up
# dropbear accepts connections before it becomes a daemon.
dropbear -r /etc/key -p 2222 -s && echo ready > /dev/ttyS1
exec init
