#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# In turn, each system call that rules and the library use is rejected for the whole
# suite: every rule has the same verdict as without the filter, or is skipped.  Not in
# make test: it runs the suite 280 times.

load ../tests/hosts
load calls

setup_file() {
	export BATS_TEST_TIMEOUT=14400
	common_setup
	"${suite[@]}" | verdicts > "$BATS_FILE_TMPDIR/at-home"
}

# each ANSWER - the calls whose rejection gives a wrong verdict
each() {
	local call
	for call in $calls; do
		(BATS_TEST_DESCRIPTION="seccomp: $call(2): $1" \
			keeps 0 '' "${suite[@]}" --timeout 5 --wrap "$filter $1 $call --") > "$BATS_TEST_TMPDIR/why" 2>&1 ||
			echo "$call: $(grep -E '^not ok' "$BATS_TEST_TMPDIR/tap" | grep -v "# TODO" | head -n 3)"
	done
}

@test "seccomp: each call is rejected (EPERM)" {
	run each EPERM
	assert_output ''
}

@test "seccomp: each call is rejected (ENOSYS)" {
	run each ENOSYS
	assert_output ''
}

# Without pipe2(2) or waitid(2), for instance, no program can be started or reaped.
@test "seccomp: calls that filters of hosts reject, for the runner as well" {
	local call
	for call in ioctl getpgid getsid setsid capget capset set_tid_address memfd_create \
		rt_sigtimedwait umount2 flock waitid setresuid socketpair pipe2; do
		BATS_TEST_DESCRIPTION="seccomp: $call(2) also of the runner: EPERM" \
			keeps 0 "requires $call(2): EPERM" "$filter" EPERM "$call" -- "${suite[@]}" --timeout 5
	done
}
