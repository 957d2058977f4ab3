#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# debug.sh - run rules, explorer and storms on kernels that report errors of their own.
#
#	debug.sh OUT SECONDS SECONDS-OF-STORMS KERNEL...
#
# KERNEL is kasan or kcsan; SECONDS is the time of the explorer.  The results are in
# OUT/debug/results.  Runs all, and exits with the worst status.  A rule that waits for what
# never happens, because of a known bug, takes its whole timeout.

out=$1 seconds=$2 storms=$3 worst=0
shift 3

# boot NAME KERNEL ARGUMENT... - a report of the kernel is a failure
boot() {
	name=$1 kernel=$2
	shift 2
	"$out/pidspec" boot "$out/debug/linux-x86-$kernel" --dmesg fail --memory 2048 \
		--boot-timeout 600 --hang-timeout 120 --force -o "$out/debug/results/$name" "$@"
	status=$?
	[ "$status" -le "$worst" ] || worst=$status
}

for kernel; do
	boot "$kernel-rules" "$kernel" --timeout 120
	boot "$kernel-explore" "$kernel" --timeout 900 --explore "$seconds"
	boot "$kernel-storms" "$kernel" --timeout 900 --storm "$storms"
done
exit "$worst"
