#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Formats of output and records, and exit statuses.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

setup() {
	common_setup
}

# without_times - replace the values that differ in each run
without_times() {
	sed -E 's/(_ms: |"ms":)[0-9.]+/\10.0/; s/in [0-9.]+ s \(.*\)$/in 0.00 s/; s/"seconds":[0-9.]+/"seconds":0/
		s/_(version|kernel|build|machine|context|host): .*/_\1: -/; s/"(version|kernel|build|machine|context|host)":"[^"]*"/"\1":"-"/g
		s/time="[0-9.]*"/time="0"/; s/name="(pidspec|kernel|build|machine|context)" value="[^"]*"/name="\1" value="-"/
		/_config: /d; s/,"config":"[0-9a-f]*"//; /name="config"/d; s/hostname="[^"]*"/hostname="-"/
		s#[^ "]*/pidspec run#pidspec run#'
}

# assert_golden FORMAT - compare the output for all verdicts with a file
assert_golden() {
	SOURCE_DATE_EPOCH=1767225600 run "$pidspec" run -F "$1" --known runner/tests/fixtures/known \
		-t 1 fine broken odd.prints-nothing odd.is-late-itself
	output=$(without_times <<< "$output")
	diff -u "$BATS_TEST_DIRNAME/fixtures/golden.$1" <(echo "$output")
}

@test "pidspec run -F tap prints TAP 13, one point for each rule" {
	assert_golden tap
}

@test "pidspec run -F ktap prints KTAP 1" {
	assert_golden ktap
}

@test "pidspec run -F kselftest prints the format of run_kselftest.sh" {
	assert_golden kselftest
}

@test "pidspec run -F jsonl prints one JSON object per line" {
	assert_golden jsonl
	command -v python3 > /dev/null || skip "requires python3"
	echo "$output" | python3 -c 'import json, sys; [json.loads(line) for line in sys.stdin]'
}

@test "prove reads the stream, and agrees with the exit status" {
	command -v prove > /dev/null || skip "requires prove (apt-get install perl)"
	run prove --exec "$pidspec run -F tap --exit-style tap" fine.passes fine.skips broken.for-information
	assert_success
	run prove --exec "$pidspec run -F tap --exit-style tap" broken.fails
	assert_failure
}

@test "pidspec run -o records the stream, and the output of each program" {
	run_rules -o "$tmp/record" -j 4 broken.fails fine odd.talks-binary
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
	run_rules -j 4 -F tap odd.hangs fine broken
	assert_line "not ok 1 broken.fails"
	assert_line "ok 3 fine.passes"
	assert_line "not ok 7 odd.hangs # TIMEOUT still running after 1 s"
}

@test "pidspec run -F tap on a full disk reports it, and does not exit with 0" {
	run --separate-stderr sh -c '"$@" > /dev/full' sh "$pidspec" run -F tap fine.passes
	assert_failure 3
	# shellcheck disable=SC2154 # bats sets it
	assert_equal "$stderr" "pidspec: cannot write to standard output: No space left on device"
}

@test "pidspec run -o on a full disk prints the verdicts, and keeps the record until then" {
	need_unshare "$([ "$(id -u)" -eq 0 ] && echo -mpf || echo -Urmpf)"
	# shellcheck disable=SC2016 # expanded by that shell
	run unshare "-$([ "$(id -u)" -eq 0 ] || echo Ur)m" sh -c '
		mount -t tmpfs -o size=16k none "$0" || exit 77
		"$@"
		echo "status $?"
		cat "$0/results.tap"
	' "$tmp" "$pidspec" run -F kselftest -o "$tmp" fine broken.fails odd.floods odd.plans-late
	[ "$status" -ne 77 ] || skip "requires a tmpfs (CAP_SYS_ADMIN)"
	assert_line --partial "ok 7 selftests: pidspec: odd.plans-late"
	assert_line "status 1"
	assert_line --partial "No space left on device"
	assert_line "not ok 1 broken.fails"
}

@test "pidspec run ends without a message when standard output is closed" {
	# shellcheck disable=SC2016 # expanded by that shell
	run bash -c '"$@" | true; echo "${PIPESTATUS[0]}"' bash \
		"$pidspec" run -F tap --repeat 100 fine.passes
	assert_output --regexp '^(141|0)$'
}

@test "pidspec run colours its text with --color always, and not with NO_COLOR" {
	run_rules --color always broken.fails
	assert_output --partial $'\033[1;31mFAIL\033[0m'
	NO_COLOR=1 run_rules broken.fails
	refute_output --partial $'\033'
}

@test "on a terminal, the bar has the elapsed time, and names slow tests with theirs" {
	run timeout 100 /usr/bin/python3 runner/tests/on-terminal.py \
		env -u CI TERM=xterm "$pidspec" run -t 3 odd.hangs --
	assert_failure
	assert_output --regexp '\[ +\] 0/1, [0-9]+ s: odd\.hangs'
	assert_output --regexp '0/1, [1-9] s: odd\.hangs \([1-9] s\)'
	run timeout 100 /usr/bin/python3 runner/tests/on-terminal.py \
		env CI=true TERM=xterm "$pidspec" run -t 1 odd.hangs --
	refute_output --partial '0/1'
}

@test "pidspec run -q prints the last line only" {
	run_rules -q fine broken odd.prints-nothing
	assert_equal "${#lines[@]}" 1
	assert_output --regexp '^pidspec: 7 rules: 2 pass, 1 fail, 2 skip, 1 error, 1 info in [0-9.]+ s \(Linux .*\)$'
}

@test "pidspec run --slowest N prints N tests, the slowest first" {
	run_rules --slowest 1 fine.passes odd.hangs
	assert_line --regexp '^ +[0-9.]+ ms  odd.hangs$'
	refute_line --regexp 'ms  fine.passes'
}

@test "pidspec run --exit-style translates each exit status" {
	while read -r style pass fail error skip usage; do
		run_rules --exit-style "$style" fine.passes
		assert_equal "$style pass $status" "$style pass $pass"
		run_rules --exit-style "$style" broken.fails odd.prints-nothing
		assert_equal "$style fail $status" "$style fail $fail"
		run_rules --exit-style "$style" fine.passes odd.prints-nothing
		assert_equal "$style error $status" "$style error $error"
		run_rules --exit-style "$style" fine.skips
		assert_equal "$style skip $status" "$style skip $skip"
		run_rules --exit-style "$style" no.such-rule
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

# skips REASON... - rules that are skipped for these reasons
skips() {
	local n=0
	mkdir -p "$tmp/programs/area"
	for reason; do
		n=$((n + 1))
		printf '#!/bin/sh\necho "1..0 # SKIP %s"\nexit 4\n' "$reason" > "$tmp/programs/area/rule-$n"
	done
	chmod +x "$tmp/programs/area/"*
}

@test "skips are one line for each thing that is missing, and rules are listed with -v" {
	skips 'requires Linux 7.1 (CLONE_AUTOREAP)' 'requires Linux 7.2 (listns(2))' 'requires Linux 6.14' \
		'requires a moon (wait for the night)' 'requires a moon (wait for the night)' 'no sun'
	run "$pidspec" run --programs "$tmp/programs"
	assert_failure 4
	assert_line 'SKIP    3 rules require a newer kernel (Linux 6.14 to 7.2)'
	assert_line 'SKIP    2 rules require a moon (wait for the night)'
	assert_line 'SKIP    1 rule: no sun'
	assert_line '        -v lists the rules'
	refute_line --partial 'area.rule'
	run "$pidspec" run --programs "$tmp/programs" -v
	assert_line 'SKIP    2 rules: requires a moon (wait for the night)'
	assert_line '        area.rule-5'
	run "$pidspec" doctor --programs "$tmp/programs"
	assert_line 'SKIP    3 rules require a newer kernel (Linux 6.14 to 7.2)'
	assert_line 'SKIP    2 rules require a moon (wait for the night)'
	refute_line --partial 'area.rule'
}

@test "of many reasons the most frequent are printed, and all by doctor" {
	skips a a a b b c d e f
	run "$pidspec" run --programs "$tmp/programs"
	assert_line 'SKIP    3 rules: a'
	assert_line 'SKIP    1 rule: d'
	refute_line 'SKIP    1 rule: e'
	assert_line 'SKIP    2 rules for 2 other reasons'
	run "$pidspec" doctor --programs "$tmp/programs"
	assert_line 'SKIP    1 rule: f'
}

# kind_of REASON - the facts about it in the stream
kind_of() {
	rm -rf "$tmp/programs"
	skips "$1"
	"$pidspec" run -F tap --programs "$tmp/programs" |
		sed -nE 's/^#:pidspec_(kind|requires|remedy): //p' | paste -sd'|'
}

@test "the reason of a skip is data in streams: kind, what is required, remedy" {
	while IFS='=' read -r reason data; do
		run kind_of "$reason"
		assert_output "$data"
	done <<-'END'
	requires Linux 7.1 (CLONE_AUTOREAP)=version|Linux 7.1|boot Linux 7.1 or later
	requires Linux 5.5 (set_tid), or a start in the initial PID namespace=version|Linux 5.5 (set_tid), or a start in the initial PID namespace
	requires the security module Yama (CONFIG_SECURITY_YAMA)=configuration|the security module Yama|CONFIG_SECURITY_YAMA
	requires root (run as root, outside of any user namespace)=privilege|root|run as root, outside of any user namespace
	requires CAP_SETUID (keep it)=privilege|CAP_SETUID|keep it
	requires bats (apt-get install bats)=package|bats|apt-get install bats
	requires exclusive use of the machine (set A_B on a throw-away machine)=exclusive|exclusive use of the machine|set A_B on a throw-away machine
	requires clone(2) with a stack on this architecture (add it (in C))=architecture|clone(2) with a stack on this architecture|add it (in C)
	requires kill(2): EPERM (allow it in the seccomp filter)=host|kill(2): EPERM|allow it in the seccomp filter
	requires more luck=host|more luck
	no moon=
	END
	run "$pidspec" run -F jsonl --programs "$tmp/programs"
	refute_output --partial '"kind"'
	skips 'requires root (run as root)'
	run "$pidspec" run -F jsonl --programs "$tmp/programs"
	assert_output --partial '"kind":"privilege","requires":"root","remedy":"run as root"'
}

@test "pidspec run -F junit prints JUnit XML" {
	assert_golden junit
	command -v python3 > /dev/null || skip "requires python3"
	echo "$output" | python3 -c '
import sys, xml.etree.ElementTree as ET
suite = ET.parse(sys.stdin).getroot()[0]
cases = suite.findall("testcase")
for kind, tag in {"failures": "failure", "errors": "error", "skipped": "skipped"}.items():
    assert int(suite.get(kind)) == len([c for c in cases if c.find(tag) is not None]), kind
assert int(suite.get("tests")) == len(cases)'
}

@test "pidspec run --tap-known prints known issues as TODO, or as XFAIL" {
	run_rules -F tap --known runner/tests/fixtures/known broken.fails broken.for-information
	assert_line --regexp '^not ok 1 broken.fails # TODO .'
	assert_line 'not ok 2 broken.for-information # TODO the level of this rule is INFO'
	run_rules -F tap --tap-known ok --known runner/tests/fixtures/known broken.fails broken.for-information
	assert_line --regexp '^ok 1 broken.fails # XFAIL .'
	assert_line 'ok 2 broken.for-information # XFAIL the level of this rule is INFO'
}

@test "pidspec run -o makes missing parent directories, as the recipe for a history requires" {
	run_rules -q -o "$tmp/history/2026/01" fine.passes
	assert_success
	grep -qx '1\.\.1' "$tmp/history/2026/01/results.tap"
	run_rules -q -o "$tmp/history/2026/01/results.tap/02" fine.passes
	assert_failure 2
	assert_output "pidspec: cannot make $tmp/history/2026/01/results.tap/02: Not a directory"
	run_rules -q -o "" fine.passes
	assert_failure 2
	assert_output "pidspec: cannot make : No such file or directory"
}

@test "pidspec run -o does not mix two runs, except with --force" {
	run_rules -q -o "$tmp/record" fine.passes broken.fails
	cp -r "$tmp/record" "$tmp/before"
	run_rules -q -o "$tmp/record" fine.passes
	assert_failure 2
	assert_output "pidspec: $tmp/record has the results of an earlier run; name another directory, or add --force to replace them"
	diff -r "$tmp/before" "$tmp/record"
	run_rules -o "$tmp/record" --force fine.passes
	assert_success
	assert_line "results in $tmp/record"
	run find "$tmp/record" -type f -printf '%P\n'
	assert_equal "$(sort <<< "$output")" "$(printf '%s\n' log/fine.passes.tap results.tap)"
}
