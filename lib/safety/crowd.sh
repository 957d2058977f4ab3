#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# crowd.sh - run test cases beside 20 other processes, and count these afterwards.
#
#	crowd.sh COMMAND [ARGUMENT...] -- out/testcases/AREA/NAME...
#
# COMMAND runs each of them.  All of this happens in a PID namespace, so that a
# misdirected kill(-1, ...) would kill these processes, and not those of the user.

if [ "$$" -ne 1 ]; then
	[ "$(id -u)" -eq 0 ] || exec unshare -Upf --map-root-user --mount-proc "$0" "$@"
	exec unshare -pf --mount-proc "$0" "$@"
fi

command=
while [ "$1" != -- ]; do
	command="$command $1"
	shift
done
shift

crowd=
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	sleep infinity 3>&- > /dev/null &
	crowd="$crowd $!"
done

n_tested=0
for program in "$@"; do
	# shellcheck disable=SC2086 # it is several words
	PIDSPEC_DEADLINE=2 $command "$program" > /dev/null 2>&1
	[ $? -eq 4 ] || n_tested=$((n_tested + 1))
done

left=0
for pid in $crowd; do
	grep -q '^State:	S' "/proc/$pid/status" && left=$((left + 1))
done
echo "$left of 20 bystanders left, $n_tested programs did not skip"
