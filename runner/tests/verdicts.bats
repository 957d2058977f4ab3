#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Verdicts, from the output and the end of a program.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common

setup() {
	common_setup
}

@test "a failure names the pages to read, with their addresses and headings" {
	mkdir -p "$tmp/programs/broken"
	sed 's|^# source: .*|# source: NS_GET_PARENT(2const), ERRORS; Documentation/a/b.rst, C, D; kernel/pid.c, x; unshare(1)|
		' "$programs/broken/fails" > "$tmp/programs/broken/cites"
	sed 's|^# source: .*|# source: ../evil(7x/), A; Documentation/a b.rst, B; commit 1234 ("c"); (7)|
		' "$programs/broken/fails" > "$tmp/programs/broken/cites-nothing"
	chmod +x "$tmp"/programs/broken/*
	run_rules --programs "$tmp/programs" broken.cites
	assert_line "  read      https://man7.org/linux/man-pages/man2/NS_GET_PARENT.2const.html (ERRORS)"
	assert_line "            https://docs.kernel.org/a/b.html (C, D)"
	assert_line "            https://man7.org/linux/man-pages/man1/unshare.1.html"
	refute_output --partial "pid.c.html"
	run_rules --programs "$tmp/programs" broken.cites-nothing
	assert_failure 1
	refute_output --partial https
}

@test "pidspec run reports a program with consistent output as PASS" {
	run_rules fine.passes -v
	assert_success
	assert_line --partial "PASS    fine.passes"
	assert_line --partial "pidspec: 1 rule: 1 pass, 0 fail, 0 skip, 0 error in"
}

@test "pidspec run reports a failure with rule, level, source, values, place and command" {
	run_rules broken.fails
	assert_failure 1
	assert_line --partial "FAIL    broken.fails"
	assert_line "  rule      Two is odd."
	assert_line "  source    MUST, arithmetic(7), Numbers"
	assert_line "  check     2 of 3: two is odd"
	assert_line "  expected  odd"
	assert_line "  actual    even"
	assert_line "  where     numbers.c:12, in test() (PID 2)"
	assert_line "  waiting   mother (PID 3), numbers.c:14, await(three)"
	assert_line "  run       $programs/broken/fails"
}

@test "pidspec run does not fail for a rule of level INFO" {
	run_rules broken.for-information fine.passes
	assert_success
	assert_line --partial "INFO    broken.for-information"
	assert_line "MUST 1 of 1 pass, INFO 0 of 1 pass"
	assert_line --partial "1 pass, 0 fail, 0 skip, 0 error, 1 info in"
}

@test "pidspec run groups skips by reason, and exits with 4 if there is nothing else" {
	run_rules fine.skips fine.skips-as-well
	assert_failure 4
	assert_line "SKIP    2 rules: needs a moon"
	refute_line --partial fine.skips
	run_rules -v fine.skips fine.skips-as-well
	assert_line "SKIP    2 rules: needs a moon"
	assert_line "        fine.skips-as-well"
}

# assert_error ID REASON
assert_error() {
	run_rules -v "$1"
	assert_failure 3
	assert_line --partial "ERROR   $1"
	assert_line "  reason    $2"
	assert_line --partial "1 rule: 0 pass, 0 fail, 0 skip, 1 error in"
}

@test "pidspec run reports a program that prints nothing as ERROR" {
	assert_error odd.prints-nothing "exit status 0 without a plan"
}

@test "pidspec run reports fewer checks than planned as ERROR" {
	assert_error odd.reports-too-little "the plan has 3 checks, but the output has 2"
}

@test "pidspec run reports more checks than planned as ERROR" {
	assert_error odd.reports-too-much "the plan has 1 check, but the output has 2"
}

@test "pidspec run reports a duplicate number as ERROR" {
	assert_error odd.repeats-a-number "check 2 is out of order"
}

@test "pidspec run reports a plan after the checks as ERROR" {
	assert_error odd.plans-late "the plan comes after check 1"
}

@test "pidspec run reports two plans as ERROR" {
	assert_error odd.plans-twice "2 plans"
}

@test "pidspec run reports a plan of no checks as ERROR" {
	assert_error odd.plans-nothing "nothing is checked"
}

@test "pidspec run reports a failed check with exit status 0 as FAIL" {
	run_rules odd.fails-with-status-0
	assert_failure 1
	assert_line --partial "FAIL    odd.fails-with-status-0"
}

@test "pidspec run reports a failed check of a program that does not end as FAIL" {
	run_rules -t 1 odd.fails-and-hangs
	assert_failure 1
	assert_line --partial "FAIL    odd.fails-and-hangs"
}

@test "pidspec run reports exit status 1 without a failed check as ERROR" {
	assert_error odd.passes-with-status-1 "exit status 1 but no check failed"
}

@test "pidspec run reports exit status 4 without a skip as ERROR" {
	assert_error odd.passes-with-status-4 "exit status 4 without a SKIP plan"
}

@test "pidspec run reports any other exit status as ERROR" {
	assert_error odd.exits-with-42 "exit status 42"
}

@test "pidspec run reports a program that skips each of its checks as ERROR" {
	assert_error odd.skips-every-check "exit status 0 but every check is skipped"
}

@test "pidspec run reports a skip without a reason as ERROR" {
	assert_error odd.skips-without-a-reason "skipped without a reason"
}

@test "pidspec run reports why and where a program is inconclusive" {
	assert_error odd.cannot-tell "ENOENT: No such file, at a.c:3, in inner (PID 2)"
}

@test "pidspec run reports exit status 99 without a reason as ERROR" {
	assert_error odd.cannot-tell-why "exit status 99 without a reason"
}

@test "pidspec run reports a program that bails out as ERROR" {
	assert_error odd.bails-out "bailed out: the moon fell"
}

@test "pidspec run reports a program that is killed by a signal as ERROR" {
	assert_error odd.dies-of-a-signal "killed by SIGSEGV"
}

@test "pidspec run reports a program that cannot be started as ERROR" {
	assert_error odd.cannot-be-started "cannot be started: No such file or directory"
}

@test "pidspec run reports a program that exceeds its own deadline as TIMEOUT" {
	run_rules odd.is-late-itself
	assert_failure 3
	assert_line --partial "TIMEOUT odd.is-late-itself"
	assert_line "  reason    still waiting after 1 s"
}

@test "pidspec run makes binary output printable" {
	run_rules odd.talks-binary
	assert_failure 3
	assert_line '  comments  \x1b]0;title\x07 \xc2\x85 \xed\xa0\x80 é'
	refute_output --partial $'\033'
}

@test "pidspec run counts the verdicts of a program that is flaky" {
	mkdir -p "$tmp/programs/moody"
	cat > "$tmp/programs/moody/alternates" <<-'END'
	#!/bin/sh
	echo 1..1
	if mkdir "$MOOD/odd"; then
		echo ok 1 a
	else
		rmdir "$MOOD/odd"
		echo not ok 1 a
		exit 1
	fi
	END
	chmod +x "$tmp/programs/moody/alternates"
	MOOD=$tmp run_rules --programs "$tmp/programs" -j 1 --repeat 5
	assert_failure 1
	assert_line "  runs      2 FAIL, 3 PASS"
}
