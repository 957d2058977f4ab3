#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# run.sh - build the suite with a C library of Debian's, and run it.
#
#	MAKE=make run.sh OUT glibc|musl SUITE static|dynamic
#
# Prints the path of the recorded stream, OUT/libcs/LIBRARY-SUITE/MODE.tap.  Exit
# status 4, with a reason, if the packages cannot be fetched; 1, with a log, if the
# build fails.  RUNNER is a runner that is built already; without it, the runner is
# built with that C library, too.

library=$2 suite=$3 mode=$4
mkdir -p "$1/libcs"
here=$(realpath "$1/libcs")/$library-$suite
tree=$here/$mode log=$1/libcs/log

# fail - print the log instead of the path
fail() {
	cat "$log"
	exit 1
}

# loader PROGRAM - its path; a static program has none
loader() {
	LC_ALL=C readelf -l "$1" | sed -n 's/.*program interpreter: \(.*\)]$/\1/p'
}

"${0%/*}/unpack.sh" "$library" "$suite" "$here" 2> "$log"
case $? in
0) ;;
4)
	echo "requires packages of $library from Debian $suite (a mirror that has them): $(sed -n '$s/^pidspec: //p' "$log")"
	exit 4
	;;
*) fail ;;
esac

whole=
[ "$mode" = dynamic ] || whole=-static

# Files that make must not rebuild (make -o).
mkdir -p "$tree"
set --
if [ "${RUNNER-}" ]; then
	cp "$RUNNER" "$tree/pidspec"
	set -- -o "$tree/pidspec" -o "$tree/init"
fi

# Without optimization: most of the time goes into compiling.
${MAKE:-make} -s O="$here/out" CC="$here/cc" uapi= CFLAGS=-O0 JOINED=1 \
	tree="$tree" whole="$whole" "$@" "$tree/testcases/known-issues" > "$log" 2>&1 || fail

case $mode:$(loader "$tree/rules") in
static: | dynamic:"$here"/*) ;;
*)
	echo "$tree: not linked with the unpacked library" > "$log"
	fail
	;;
esac

"$tree/pidspec" run -F tap --timeout 60 > "$here/$mode.tap" 2> "$log"
[ -s "$here/$mode.tap" ] || fail
echo "$here/$mode.tap"
