#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# unpack.sh - unpack a C library from Debian's packages, and make a compiler for it.
#
#	unpack.sh glibc|musl SUITE DIRECTORY
#
# Nothing is installed.  DIRECTORY/cc is gcc with the headers of that C library and of
# the kernel of the same suite; dynamic programs get the unpacked loader and library.
# DIRECTORY/version has the version.  Exit status 4, with a reason on stderr, if a
# package cannot be fetched.
set -eu

library=$1 suite=$2 here=$3
debian=${0%/*}/../../runner/vm/debian.sh

# fetch PACKAGE DIRECTORY
fetch() {
	file=$("$debian" download "$1/$suite") || exit 4
	mkdir -p "$here/$2"
	dpkg-deb --fsys-tarfile "$file" | tar x -C "$here/$2" --no-same-owner
}

# In packages of merged systems everything is below /usr.
link_merged() {
	for name in lib lib64; do
		[ -e "$here/root/$name" ] || [ ! -e "$here/root/usr/$name" ] ||
			ln -s "usr/$name" "$here/root/$name"
	done
}

# Links to absolute paths would lead to files of the host.  The host's loader, for example,
# may lack what the unpacked libc.so.6 needs.
link_inside() {
	find "$here/root" -type l -lname '/*' | while IFS= read -r link; do
		ln -sfn "$here/root$(readlink "$link")" "$link"
	done
}

# Whatever --sysroot is, gcc looks for libraries beside itself first; only the directory
# of -B precedes.
print_glibc_compiler() {
	loader=$(find "$here/root/" -name 'ld*.so.[0-9]*' -type f)
	objects=$(find "$here/root/" -name libc.a)
	cat <<-END
	#!/bin/sh
	exec gcc --sysroot="$here/root" -B"${objects%/*}" "\$@" \\
		-Wl,--dynamic-linker="$loader" -Wl,-rpath="${loader%/*}"
	END
}

# With -B, gcc would not find its own libraries by these specs.
print_musl_compiler() {
	libc=$(find "$here/root/" -name libc.so -type f)
	headers=$(find "$here/root/usr/include/" -path '*-linux-musl*/stdio.h')
	objects=$(find "$here/root/usr/lib/" -name musl-gcc.specs)
	sed "s|/usr/lib/[^/ ]*-linux-musl[^/ ;]*|${objects%/*}|g
		s|/usr/include/[^/ ]*-linux-musl[^/ ]*|${headers%/*}|g
		s|-dynamic-linker [^ ]*|-dynamic-linker $libc|" "$objects" > "$here/specs"
	cat <<-END
	#!/bin/sh
	exec gcc "\$@" -specs "$here/specs" -idirafter "$here/kernel/usr/include" \\
		-idirafter "$here/kernel/usr/include/$(gcc -print-multiarch)"
	END
}

# The compiler has absolute paths: it is made again after DIRECTORY was moved.
[ -z "$(find "$here/cc" -newer "$0" 2> /dev/null)" ] || ! grep -qF "\"$here/" "$here/cc" ||
	exit 0
rm -rf "$here"
mkdir -p "$here"
case $library in
glibc)
	fetch linux-libc-dev root
	fetch libc6-dev root
	fetch libc6 root
	link_merged
	link_inside
	print_glibc_compiler > "$here/cc.new"
	used=$(sh "$here/cc.new" -print-file-name=libc.a)
	[ "$used" != "${used#"$here/"}" ] || {
		echo "$here/cc.new: gcc uses $used" >&2
		exit 1
	}
	;;
musl)
	fetch linux-libc-dev kernel
	fetch musl-dev root
	fetch musl root
	print_musl_compiler > "$here/cc.new"
	;;
esac
dpkg-deb --field "$file" Version > "$here/version"
chmod 755 "$here/cc.new"
mv "$here/cc.new" "$here/cc"
