#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Where there are no namespaces to be had, a test case must not mistake its
# surroundings for its own.

bats_load_library bats-support
bats_load_library bats-assert

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	out=${PIDSPEC_OUT:-out}
}

@test "no test case touches a bystander where a kernel has no namespaces" {
	run lib/safety/crowd.sh "$out/lib/safety/refuse" namespaces EINVAL -- "$out"/testcases/*/*
	assert_output '20 of 20 bystanders left, 0 programs did not skip'
}

@test "no test case touches a bystander where no one may create namespaces" {
	run lib/safety/crowd.sh "$out/lib/safety/refuse" namespaces EPERM -- "$out"/testcases/*/*
	assert_output '20 of 20 bystanders left, 0 programs did not skip'
}

@test "a test case says why it cannot run without PID namespaces, and what would help" {
	program=$(printf '%s\n' "$out"/testcases/numbering/* | head -n 1)
	run "$out/lib/safety/refuse" newpid EINVAL "$program"
	assert_failure 4
	assert_line --regexp '^1\.\.0 # SKIP requires a PID namespace: EINVAL \(run a kernel with CONFIG_PID_NS'
}

@test "PIDSPEC_DISPOSABLE is no consent unless it is 1" {
	local value
	for value in 0 no '' yes 11; do
		PIDSPEC_DISPOSABLE=$value run "$out/testcases/lifecycle/cgroup-can-be-frozen-while-init-waits"
		assert_failure 4
		assert_line --regexp '^1\.\.0 # SKIP modifies host-wide state \(set PIDSPEC_DISPOSABLE=1'
	done
}

@test "PIDSPEC_USERNS makes no user namespace unless it is 1" {
	local value
	[ "$(id -u)" -eq 0 ] || skip 'requires root (run as root)'
	program=$out/testcases/limits/per-user
	for value in 0 no ''; do
		PIDSPEC_USERNS=$value run "$program"
		refute_line --partial '# SKIP'
	done
	PIDSPEC_USERNS=1 run "$program"
	assert_failure 4
}
