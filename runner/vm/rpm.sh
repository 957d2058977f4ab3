#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# rpm.sh - unpack the kernel of an RPM package, without installing it.
#
#	rpm.sh unpack PACKAGE-FILE DIRECTORY
#
# prints the path of a kernel image in DIRECTORY.  It requires bsdtar(1), or rpm2cpio(8)
# and cpio(1).
set -eu

die() {
	echo "pidspec: $*" >&2
	exit 2
}

has() {
	command -v "$1" > /dev/null
}

# list PACKAGE-FILE - the names of its files
list() {
	if has bsdtar; then
		bsdtar -tf "$1"
	else
		rpm2cpio "$1" | cpio -t --quiet
	fi
}

# extract PACKAGE-FILE NAME - the contents of a file
extract() {
	if has bsdtar; then
		bsdtar -xOf "$1" "$2"
	else
		rpm2cpio "$1" | cpio -i --to-stdout --quiet "$2"
	fi
}

# kernel_of PACKAGE-FILE - the name of its kernel.  Some packages have a vmlinux beside the
# kernel that boots.
kernel_of() {
	list "$1" > "$directory/files" 2> /dev/null || :
	grep -m 1 -E '/vmlinuz[^/]*$' "$directory/files" ||
		grep -m 1 -E '/([bz]?Image|image)[^/]*$' "$directory/files" ||
		grep -m 1 -E '/vmlinux[^/]*$' "$directory/files"
}

unpack() {
	has bsdtar || { has rpm2cpio && has cpio; } ||
		die "$1: requires bsdtar (apt-get install libarchive-tools)"
	directory=$2
	image=$(kernel_of "$1") || die "$1: this package contains no kernel"
	kernel=$2/${image##*/}
	extract "$1" "$image" > "$kernel" 2> /dev/null || rm "$kernel"
	[ -s "$kernel" ] || die "$1: cannot unpack $image"
	echo "$kernel"
}

[ $# -eq 3 ] || die "usage: $0 unpack PACKAGE-FILE DIRECTORY"
"$@"
