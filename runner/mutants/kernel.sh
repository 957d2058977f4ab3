#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# kernel.sh - build one kernel with all mutants.
#
#	kernel.sh [--configure] VARIANT PACKAGE DIRECTORY [MAKE-ARGUMENT...]
#
# VARIANT is um or x86; x86-coverage is a healthy kernel with gcov, and x86-systematic has
# the mutants that operators generate, in place of the edits.  x86-kasan and x86-kcsan are
# healthy kernels that report errors of their own.  --configure only writes the
# configuration.  PACKAGE is an argument of
# debian.sh, such as linux-source-6.12/trixie.  DIRECTORY receives the source, a build
# directory, and the kernel, DIRECTORY/linux-VARIANT.  If edits change, only the affected
# files are built again.
set -eu

configure_only=
if [ "$1" = --configure ]; then
	configure_only=1
	shift
fi
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

# Fails if an option of the variant is not set: it may depend on other options, or on the
# compiler.
require_options() {
	case $variant in *-kasan | *-kcsan) ;; *) return 0 ;; esac
	grep '^CONFIG_.*=y$' "$here/$variant.config" | grep -vxFf "$build/.config" > "$build/missing" || return 0
	echo "kernel.sh: $build/.config lacks $(tr '\n' ' ' < "$build/missing")(see $here/$variant.config)" >&2
	exit 1
}

# Options in addition to tinyconfig; unknown options are ignored.
configure() {
	"$here/config.sh" "$variant" > "$build/wanted"
	cmp -s "$build/wanted" "$build/configured" && return
	in_kernel tinyconfig > /dev/null 2>&1
	"$source/scripts/kconfig/merge_config.sh" -m -O "$build" \
		"$build/.config" "$build/wanted" > /dev/null
	in_kernel olddefconfig > /dev/null
	require_options
	cp "$build/wanted" "$build/configured"
}

# Systematic mutants that do not compile are omitted.
mutate() {
	case $variant in
	*-systematic)
		in_kernel -j1 prepare
		"$here/systematic/generate" "$source" --build "$build"
		;;
	*-kasan | *-kcsan) ;;
	*) "$here/edit.sh" "$source" ;;
	esac
}

unpack_source
mkdir -p "$build"
configure
[ -z "$configure_only" ] || exit 0
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
