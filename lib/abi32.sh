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
echo '1..0 # SKIP requires a kernel that runs 32-bit programs (in a guest: pidspec boot --abi 32 debian:trixie)'
