#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# abi32.sh - run the rules that are built for 32-bit programs; prints TAP.
#
#	abi32.sh out MACHINE
#
# MACHINE is what "make guest-MACHINE" builds for.  With $NOBODY, an unprivileged user
# runs them (see as-nobody.sh).

out=$1 machine=$2
[ -n "$machine" ] || { echo '1..0 # SKIP requires a machine with 32-bit programs (x86-64 or arm64)'; exit 0; }

skip() {
	echo "1..0 # SKIP $1"
	exit 0
}

# runs_it PROGRAM - false if the kernel does not load a program of i386.  The program ends
# by SIGILL; if the kernel does not load it, the shell reads it as a script.
runs_it() {
	{
		printf '\177ELF\1\1\1\0\0\0\0\0\0\0\0\0\2\0\3\0\1\0\0\0\124\0\1\0\64\0\0\0'
		printf '\0\0\0\0\0\0\0\0\64\0\40\0\1\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\0\0\1\0'
		printf '\0\0\1\0\126\0\0\0\126\0\0\0\5\0\0\0\0\20\0\0\17\13'
	} > "$1"
	chmod +x "$1"
	prlimit --core=0 "$1" > /dev/null 2>&1
	[ $? -eq 132 ]
}

no_such_kernel='requires a kernel that runs 32-bit programs (in a guest: pidspec boot --abi 32 debian:trixie)'
[ "$machine" != i686 ] || runs_it "$(realpath "$out")/i386-program" || skip "$no_such_kernel"
[ -n "${NOBODY-}" ] || ${MAKE:-make} -s "guest-$machine" > "$out/abi32.log" 2>&1 ||
	skip "requires the 32-bit programs (make guest-$machine): see $out/abi32.log"
if [ -n "${NOBODY-}" ]; then
	GUEST=$machine lib/as-nobody.sh "$out" run --abi 32 -F tap
else
	"$out/pidspec" run --abi 32 -F tap
fi
status=$?
[ "$status" -eq 4 ] || exit "$status"
skip "$no_such_kernel"
