#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# kernel.sh - build one kernel that holds all mutants.
#
#	kernel.sh VARIANT PACKAGE DIRECTORY [MAKE-ARGUMENT...]
#
# VARIANT is um or x86; x86-coverage is a healthy kernel that counts what it runs,
# and x86-systematic holds the mutants that operators make, in place of the edits.
# PACKAGE is what debian.sh takes, as linux-source-6.12/trixie.  Below DIRECTORY
# there will be the source, a build directory, and the kernel:
# DIRECTORY/linux-VARIANT.  When edits change, only what they touch is built again.
set -eu

variant=$1 arch=${1%-*} package=$2 directory=$3
shift 3
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$directory"
directory=$(cd "$directory" && pwd -P)
source=$directory/${package%/*}
build=$source-$variant

# The archive is inside of the package; it is unpacked only once.
unpack_source() {
	[ -e "$source/.pidspec/complete" ] && return
	deb=$("$here/../vm/debian.sh" download "$package")
	rm -rf "$source"
	dpkg-deb --fsys-tarfile "$deb" |
		tar xO --wildcards '*.tar.xz' | tar xJ -C "$directory"
	mkdir "$source/.pidspec"
	: > "$source/.pidspec/complete"
}

in_kernel() {
	make -s -C "$source" O="$build" ARCH="$arch" "$@"
}

# What tinyconfig lacks; an option that this kernel does not know is left out.
configure() {
	for part in kernel "$arch" "$variant"; do
		[ ! -e "$here/$part.config" ] || cat "$here/$part.config"
	done > "$build/wanted"
	cmp -s "$build/wanted" "$build/configured" && return
	in_kernel tinyconfig > /dev/null 2>&1
	"$source/scripts/kconfig/merge_config.sh" -m -O "$build" \
		"$build/.config" "$build/wanted" > /dev/null
	in_kernel olddefconfig > /dev/null
	cp "$build/wanted" "$build/configured"
}

# Mutants that do not compile are left out.
mutate() {
	case $variant in
	*-systematic)
		in_kernel -j1 prepare
		"$here/systematic/generate" "$source" --build "$build"
		;;
	*) "$here/edit.sh" "$source" ;;
	esac
}

unpack_source
mkdir -p "$build"
configure
mutate
case $arch in
um) image=linux ;;
*) image=arch/$arch/boot/bzImage ;;
esac
in_kernel -j"$(nproc)" "$@" "$(basename "$image")"
case $variant in
*-systematic)
	"$here/systematic/generate" "$source" --linked "$build" \
		--table "$directory/systematic.tsv"
	;;
esac
cp "$build/$image" "$directory/linux-$variant.new"
mv "$directory/linux-$variant.new" "$directory/linux-$variant"
