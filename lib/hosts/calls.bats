#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# In turn, each system call that rules and the library use is rejected for the whole
# suite: every rule has the same verdict as without the filter, or is skipped.  Not in
# make test: it runs the suite 240 times.

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
		(keeps 0 '' "${suite[@]}" --timeout 5 --wrap "$filter $1 $call --") > "$BATS_TEST_TMPDIR/why" 2>&1 ||
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
