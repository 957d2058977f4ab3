#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# kernel.sh - build one kernel with all mutants.
#
#	kernel.sh VARIANT PACKAGE DIRECTORY [MAKE-ARGUMENT...]
#
# VARIANT is um or x86; x86-coverage is a healthy kernel with gcov, and x86-systematic has
# the mutants that operators generate, in place of the edits.  PACKAGE is an argument of
# debian.sh, such as linux-source-6.12/trixie.  DIRECTORY receives the source, a build
# directory, and the kernel, DIRECTORY/linux-VARIANT.  If edits change, only the affected
# files are built again.
set -eu

variant=$1 arch=${1%-*} package=$2 directory=$3
shift 3
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$directory"
directory=$(cd "$directory" && pwd -P)
source=$directory/${package%/*}
build=$source-$variant

# The package contains an archive, which is unpacked only once.
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

# Options in addition to tinyconfig; unknown options are ignored.
configure() {
	"$here/config.sh" "$variant" > "$build/wanted"
	cmp -s "$build/wanted" "$build/configured" && return
	in_kernel tinyconfig > /dev/null 2>&1
	"$source/scripts/kconfig/merge_config.sh" -m -O "$build" \
		"$build/.config" "$build/wanted" > /dev/null
	in_kernel olddefconfig > /dev/null
	cp "$build/wanted" "$build/configured"
}

# Systematic mutants that do not compile are omitted.
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
