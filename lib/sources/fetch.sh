#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# fetch.sh - the newest manual pages, and the newest kernel source.
#
#	fetch.sh manual OUT
#	fetch.sh linux OUT PACKAGE/SUITE
#
# Unpacks them from Debian's packages into OUT/manual or OUT/linux; nothing is
# installed.  Of the kernel, only the parts that rules refer to are kept.
set -eu

what=$1 out=$2
debian=$(dirname "$0")/../../runner/vm/debian.sh

manual() {
	for package in manpages manpages-dev util-linux procps coreutils; do
		dpkg-deb --fsys-tarfile "$("$debian" download "$package/sid")" |
			tar x -C "$1" --wildcards --strip-components=4 \
				'./usr/share/man/man*'
	done
}

linux() {
	dpkg-deb --fsys-tarfile "$("$debian" download "$2")" |
		tar x -O --wildcards '*.tar.xz' |
		tar xJ -C "$1" --wildcards --strip-components=1 \
			'*/Documentation/*.rst' '*/include/uapi/*.h' \
			'*/tools/testing/selftests/*.c' '*/kernel/*.c' \
			'*/fs/*.c' '*/ipc/*.c'
}

mkdir -p "$out"
rm -rf "$out/$what.new"
mkdir "$out/$what.new"
"$what" "$out/$what.new" "${3-}"
rm -rf "${out:?}/$what"
mv "$out/$what.new" "$out/$what"
