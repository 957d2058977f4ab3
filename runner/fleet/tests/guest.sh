#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# guest.sh - boot a kernel of Debian in a virtual machine with dropbear and busybox, but
# without Python.
#
#	guest.sh NAME PACKAGE ADDRESS TAP DIRECTORY
#
# DIRECTORY has authorized_keys and NAME.key, a host key.  The guest writes a line to the
# FIFO NAME.ready in DIRECTORY when it accepts connections.
set -eu

name=$1 package=$2 address=$3 tap=$4 lab=$5
here=$(cd "$(dirname "$0")" && pwd)
work=$lab/$name
root=$work/root

make_root() {
	mkdir -p "$root/bin" "$root/dev" "$root/etc" "$root/proc" "$root/root/.ssh" "$root/sys" \
		"$root/tmp" "$root/run" "$root/var/run"
	cp "$(command -v busybox)" "$root/bin/busybox"
	ln -s busybox "$root/bin/sh"
	dropbear=$(command -v dropbear)
	for file in "$dropbear" $(ldd "$dropbear" | grep -o '/[^ ]*') /lib/x86_64-linux-gnu/libnss_files.so.2; do
		[ ! -e "$file" ] || install -D "$file" "$root$file"
	done
	cp "$lab/authorized_keys" "$root/root/.ssh"
	chmod -R go= "$root/root"
	dropbearconvert openssh dropbear "$lab/$name.key" "$root/etc/key" 2> /dev/null
	echo root:x:0:0:root:/root:/bin/sh > "$root/etc/passwd"
	echo /bin/sh > "$root/etc/shells"
	install "$here/guest-init.sh" "$root/init"
	echo '::sysinit:/bin/true' > "$root/etc/inittab"
}

# The driver of the network is a module.
add_kernel() {
	dpkg-deb --fsys-tarfile "$package" | tar x -C "$work" --wildcards --transform 's|.*/||' \
		'*/e1000.ko*' '*/vmlinuz-*'
	[ ! -e "$work/e1000.ko.xz" ] || xz -d "$work/e1000.ko.xz"
	mv "$work/e1000.ko" "$root"
	mv "$work"/vmlinuz-* "$work/kernel"
}

make_root
add_kernel
(cd "$root" && find . | cpio -o -H newc --quiet) > "$work/initrd"
rm -rf "$root"
exec qemu-system-x86_64 -accel tcg -cpu Nehalem -m 512 -smp 1 -display none -no-reboot -nodefaults \
	-kernel "$work/kernel" -initrd "$work/initrd" -append "console=ttyS0 quiet panic=-1 NAME=$name ADDRESS=$address" \
	-serial "file:$work/console" -serial "file:$lab/$name.ready" \
	-netdev "tap,id=net,ifname=$tap,script=no,downscript=no" -device e1000,netdev=net
