#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# abi32.sh - run the rules that are built for 32-bit programs; prints TAP.
#
#	abi32.sh out MACHINE
#
# MACHINE is what "make guest-MACHINE" builds for.  Where this kernel runs no 32-bit
# programs, Debian's does, in a guest.  With $NOBODY, an unprivileged user runs them
# here (see as-nobody.sh), and --user userns in a guest.

out=$1 machine=$2
[ -n "$machine" ] || { echo '1..0 # SKIP this machine has no 32-bit programs'; exit 0; }
[ -n "${NOBODY-}" ] || ${MAKE:-make} -s "guest-$machine" > "$out/abi32.log" 2>&1 || {
	echo "1..0 # SKIP requires the 32-bit programs (make guest-$machine): see $out/abi32.log"
	exit 0
}
if [ -n "${NOBODY-}" ]; then
	GUEST=$machine lib/as-nobody.sh "$out" run --abi 32 -F tap
else
	"$out/pidspec" run --abi 32 -F tap
fi
status=$?
[ "$status" -eq 4 ] || exit "$status"
runner/vm/debian.sh download trixie > /dev/null || {
	echo '1..0 # SKIP requires a kernel that runs 32-bit programs, or one of Debian (network access)'
	exit 0
}
exec "$out/pidspec" boot --abi 32 -F tap ${NOBODY:+--user userns} --timeout 60 debian:trixie
