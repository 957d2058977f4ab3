#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What is printed and recorded, in which form, and with which exit status.

# common.bash sets them.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

setup() {
	common_setup
}

# without_times - what is the same in every run
without_times() {
	sed -E 's/(_ms: |"ms":)[0-9.]+/\10.0/; s/in [0-9.]+ s \(.*\)$/in 0.00 s/; s/"seconds":[0-9.]+/"seconds":0/
		s/_(version|kernel|build|machine|context): .*/_\1: -/; s/"(version|kernel|build|machine|context)":"[^"]*"/"\1":"-"/g'
}

# assert_golden FORMAT - all verdicts there are, in this format, to the byte
assert_golden() {
	run "$pidspec" run -F "$1" --known runner/tests/fixtures/known \
		-t 1 fine broken odd.prints-nothing odd.is-late-itself
	output=$(without_times <<< "$output")
	diff -u "$BATS_TEST_DIRNAME/fixtures/golden.$1" <(echo "$output")
}

@test "pidspec run -F tap prints TAP 13, one point a rule" {
	assert_golden tap
}

@test "pidspec run -F ktap prints KTAP 1" {
	assert_golden ktap
}

@test "pidspec run -F kselftest prints what run_kselftest.sh does" {
	assert_golden kselftest
}

@test "pidspec run -F jsonl prints one JSON object a line" {
	assert_golden jsonl
	command -v python3 > /dev/null || skip "needs python3"
	echo "$output" | python3 -c 'import json, sys; [json.loads(line) for line in sys.stdin]'
}

@test "prove reads the stream, and agrees with the exit status" {
	command -v prove > /dev/null || skip "needs prove"
	run prove --exec "$pidspec run -F tap --exit-style tap" fine.passes fine.skips broken.for-information
	assert_success
	run prove --exec "$pidspec run -F tap --exit-style tap" broken.fails
	assert_failure
}

@test "pidspec run -o keeps the stream, and what each program said" {
	judge -o "$tmp/record" -j 4 broken.fails fine odd.talks-binary
	run cat "$tmp/record/results.tap"
	assert_line --index 0 "TAP version 13"
	assert_line --index 1 "1..6"
	assert_line "not ok 1 broken.fails"
	assert_line "ok 2 fine.passes"
	assert_line "ok 3 fine.skips # SKIP needs a moon"
	diff <("$programs/fine/passes") "$tmp/record/log/fine.passes.tap"
	diff <("$programs/odd/talks-binary") "$tmp/record/log/odd.talks-binary.tap"
}

@test "pidspec run numbers rules by the selection, however long each takes" {
	judge -j 4 -F tap odd.hangs fine broken
	assert_line "not ok 1 broken.fails"
	assert_line "ok 3 fine.passes"
	assert_line "not ok 7 odd.hangs # TIMEOUT still running after 1 s"
}

@test "pidspec run -F tap on a full disk says so, and does not exit with 0" {
	run --separate-stderr sh -c '"$@" > /dev/full' sh "$pidspec" run -F tap fine.passes
	assert_failure 3
	# shellcheck disable=SC2154 # bats sets it
	assert_equal "$stderr" "pidspec: cannot write to standard output: No space left on device"
}

@test "pidspec run -o on a full disk gives the verdicts, and keeps what it has recorded" {
	need_unshare "$([ "$(id -u)" -eq 0 ] && echo -mpf || echo -Urmpf)"
	# shellcheck disable=SC2016 # expanded in there
	run unshare "-$([ "$(id -u)" -eq 0 ] || echo Ur)m" sh -c '
		mount -t tmpfs -o size=16k none "$0" || exit 77
		"$@"
		echo "status $?"
		cat "$0/results.tap"
	' "$tmp" "$pidspec" run -F kselftest -o "$tmp" fine broken.fails odd.floods odd.plans-late
	[ "$status" -ne 77 ] || skip "needs a tmpfs"
	assert_line --partial "ok 7 selftests: pidspec: odd.plans-late"
	assert_line "status 1"
	assert_line --partial "No space left on device"
	assert_line "not ok 1 broken.fails"
}

@test "pidspec run ends quietly when nobody reads it" {
	# shellcheck disable=SC2016 # expanded in there
	run bash -c '"$@" | true; echo "${PIPESTATUS[0]}"' bash \
		"$pidspec" run -F tap --repeat 100 fine.passes
	assert_output --regexp '^(141|0)$'
}

@test "pidspec run colours its text only if it should" {
	judge --color always broken.fails
	assert_output --partial $'\033[1;31mFAIL\033[0m'
	NO_COLOR=1 judge broken.fails
	refute_output --partial $'\033'
}

@test "pidspec run -q prints the last line only" {
	judge -q fine broken odd.prints-nothing
	assert_equal "${#lines[@]}" 1
	assert_output --regexp '^pidspec: 7 rules: 2 pass, 1 fail, 2 skip, 1 error, 1 info in [0-9.]+ s \(Linux .*\)$'
}

@test "pidspec run --slowest prints so many, the slowest first" {
	judge --slowest 1 fine.passes odd.hangs
	assert_line --regexp '^ +[0-9.]+ ms  odd.hangs$'
	refute_line --regexp 'ms  fine.passes'
}

@test "pidspec run --exit-style speaks each language" {
	while read -r style pass fail error skip usage; do
		judge --exit-style "$style" fine.passes
		assert_equal "$style pass $status" "$style pass $pass"
		judge --exit-style "$style" broken.fails odd.prints-nothing
		assert_equal "$style fail $status" "$style fail $fail"
		judge --exit-style "$style" fine.passes odd.prints-nothing
		assert_equal "$style error $status" "$style error $error"
		judge --exit-style "$style" fine.skips
		assert_equal "$style skip $status" "$style skip $skip"
		judge --exit-style "$style" no.such-rule
		assert_equal "$style usage $status" "$style usage $usage"
	done <<-END
	pidspec 0 1 3 4 2
	kselftest 0 1 1 4 1
	automake 0 1 99 77 99
	tap 0 1 1 0 1
	ltp 0 1 2 32 2
	bisect 0 1 125 125 128
	END
}

@test "a reason that many rules have names a few of them, and all with -v" {
	mkdir -p "$tmp/programs/area"
	for n in 1 2 3 4 5 6 7; do
		printf '#!/bin/sh\necho "1..0 # SKIP no moon"\nexit 4\n' > "$tmp/programs/area/rule-$n"
	done
	chmod +x "$tmp/programs/area/"*
	run "$pidspec" run --programs "$tmp/programs"
	assert_failure 4
	assert_line 'SKIP    7 rules: no moon'
	assert_line '        area.rule-5'
	refute_line '        area.rule-6'
	assert_line '        and 2 more, which -v names'
	run "$pidspec" run --programs "$tmp/programs" -v
	assert_line '        area.rule-7'
	refute_line --partial 'more'
	run "$pidspec" doctor --programs "$tmp/programs"
	assert_line '        area.rule-7'
}
