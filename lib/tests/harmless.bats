#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Where there are no namespaces to be had, a test case must not mistake its
# surroundings for its own.  All of this happens in a PID namespace, so that a
# stray kill(-1, ...) would end the bystanders, and not whoever runs the tests.

bats_load_library bats-support
bats_load_library bats-assert

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	out=${PIDSPEC_OUT:-out}
}

# in_a_namespace SCRIPT - run it with bystanders around, whose PIDs it gets; it
# ends with "N of 20 bystanders left", and N statuses that were not a skip
beside_a_crowd() {
	unshare $([ "$(id -u)" -eq 0 ] || echo -U --map-root-user) -pf --mount-proc sh -c '
		for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
			sleep infinity 3>&- &
			crowd="$crowd $!"
		done
		judged=0
		for program in '"$out"'/testcases/*/*; do
			PIDSPEC_DEADLINE=2 "$@" "$program" > /dev/null 2>&1
			[ $? -eq 4 ] || judged=$((judged + 1))
		done
		left=0
		for pid in $crowd; do
			read -r name < /proc/$pid/comm && [ "$name" = sleep ] && left=$((left + 1))
		done
		echo "$left of 20 bystanders left, $judged programs that did not skip"
	' sh "$@" 3>&-
}

@test "no test case touches a bystander where a kernel has no namespaces" {
	run beside_a_crowd "$out/lib/safety/refuse" namespaces EINVAL
	assert_output "20 of 20 bystanders left, 0 programs that did not skip"
}

@test "no test case touches a bystander where no one may create namespaces" {
	run beside_a_crowd "$out/lib/safety/refuse" namespaces EPERM
	assert_output "20 of 20 bystanders left, 0 programs that did not skip"
}

@test "a test case says why it cannot run without PID namespaces, and what would help" {
	program=$(printf '%s\n' "$out"/testcases/numbering/* | head -n 1)
	run "$out/lib/safety/refuse" newpid EINVAL "$program"
	assert_failure 4
	assert_line --regexp '^1\.\.0 # SKIP cannot create a PID namespace here: EINVAL \(needs CONFIG_PID_NS'
}
