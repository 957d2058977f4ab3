#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Verdicts do not depend on where and how the suite is started: each rule has the same
# verdict as otherwise, or is skipped with a reason.

load hosts

@test "an unprivileged user gets the same verdicts, or skips" {
	need_root
	run_suite lib/as-nobody.sh "$out" run -F tap || [ $? -eq 4 ]
	assert_same_verdicts_or_skips 80
}

@test "a user namespace gives the same verdicts, or skips" {
	run_suite "${suite[@]}" --user userns || [ $? -eq 4 ]
	assert_same_verdicts_or_skips 80
}

@test "root of a user namespace of another process gets the same verdicts, or skips" {
	run_suite unshare -U --map-root-user "${third[@]}"
	assert_same_verdicts_or_skips 80
}

@test "with --depth 20, the verdicts are the same, or skips" {
	run_suite "${suite[@]}" --depth 20
	assert_same_verdicts_or_skips 80
}

@test "in a PID namespace without a /proc of its own, the verdicts are the same, or skips" {
	need_root
	run_suite unshare -pf "${suite[@]}"
	assert_same_verdicts_or_skips 80
}

@test "a parent that ignores SIGCHLD changes nothing" {
	run_suite sh -c 'trap "" CHLD; exec "$@"' sh "${third[@]}"
	assert_same_verdicts
}

@test "a parent that blocks and ignores signals changes nothing" {
	run_suite sh -c 'trap "" TERM HUP INT USR1 USR2 PIPE URG; exec "$@"' sh "${third[@]}"
	assert_same_verdicts
}

@test "without standard input, output of errors, or both, nothing changes" {
	run_suite "${third[@]}" <&-
	assert_same_verdicts
	run_suite "${third[@]}" <&- 2>&-
	assert_same_verdicts
}

@test "with 64 open files at most, nothing changes" {
	run_suite sh -c 'ulimit -n 64; exec "$@"' sh "${third[@]}"
	assert_same_verdicts
}

@test "a TMPDIR that cannot be written changes nothing" {
	TMPDIR=/proc run_suite "${third[@]}"
	assert_same_verdicts
}

@test "on one CPU, nothing changes" {
	run_suite taskset -c 0 "${third[@]}"
	assert_same_verdicts
}

@test "a full disk is reported, and is no PASS" {
	run sh -c '"$1" run -F tap numbering > /dev/full' sh "$out/pidspec"
	assert_failure
	assert_output --partial 'No space left on device'
	program=$(printf '%s\n' "$out"/testcases/numbering/* | head -n 1)
	run sh -c '"$1" > /dev/full' sh "$program"
	assert_failure 99
	assert_output --partial 'No space left on device'
}

@test "where clone3 and pidfds are missing, the verdicts are the same" {
	for error in ENOSYS EINVAL; do
		run_suite "${third[@]}" --wrap "$reject pidfds $error"
		assert_same_verdicts_or_skips 75
	done
}

@test "two copies of the suite at once do not disturb each other" {
	"${suite[@]}" > "$BATS_TEST_TMPDIR/other" 3>&- &
	run_suite "${suite[@]}"
	wait $!
	assert_same_verdicts
	run diff "$BATS_FILE_TMPDIR/at-home" <(verdicts < "$BATS_TEST_TMPDIR/other")
	assert_output ''
}

# All ten containers have the same PIDs and users.
@test "ten containers at once do not disturb each other" {
	need_root
	local n runs=()
	for n in {1..10}; do
		unshare -pf --mount-proc --kill-child "$out/pidspec" run -F tap --repeat 5 \
			limits 'non-isolation.rlimit*' > "$BATS_TEST_TMPDIR/tap-$n" 3>&- &
		runs+=($!)
	done
	wait "${runs[@]}" || :
	for n in {1..10}; do
		verdicts < "$BATS_TEST_TMPDIR/tap-$n" | grep -v '# SKIP'
	done > "$BATS_TEST_TMPDIR/verdicts"
	assert [ -s "$BATS_TEST_TMPDIR/verdicts" ]
	run grep -vxFf "$BATS_FILE_TMPDIR/at-home" "$BATS_TEST_TMPDIR/verdicts"
	assert_output ''
}
