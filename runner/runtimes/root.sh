#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# root.sh - make a root file system of busybox: DIR/rootfs, and DIR/rootfs.tar.

dir=$1
root=$dir/rootfs
busybox=$(command -v busybox) || {
	echo "requires busybox (apt-get install busybox-static)" >&2
	exit 1
}
mkdir -p "$root"
cd "$root" || exit
mkdir -p bin dev etc proc root run sys tmp usr/bin var/tmp
chmod 1777 tmp var/tmp
cp "$busybox" bin/busybox
for applet in cat chmod echo grep head id kill ls mkdir mount ps readlink rm sed sh sleep tail \
	tar tr true uname umount wc; do
	ln -s busybox bin/$applet
done
printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\n' > etc/passwd
printf 'root:x:0:\nnogroup:x:65534:\n' > etc/group
echo 'ID=pidspec' > etc/os-release
tar cf "$dir/rootfs.tar" --owner=0 --group=0 .
