#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# --explore, --storm: the explorer runs in place of the rules, and its difference comes back
# as files.  The explorer of these tests is a script.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

setup() {
	common_setup
	mkdir "$tmp/programs"
	export PIDSPEC_PROGRAMS=$tmp/programs
}

# explorer < OUTPUT - what it prints; its status is the argument
explorer() {
	cat > "$tmp/output"
	# shellcheck disable=SC2016 # for that shell
	printf '#!/bin/sh\necho "# options: $PIDSPEC_EXPLORE"\ncat "%s"\nexit %s\n' "$tmp/output" "$1" > "$tmp/explore"
	chmod +x "$tmp/explore"
}

agrees() {
	explorer 0 <<-END
	1..1
	# scenes: 5
	ok 1 the kernel agrees with the model
	END
}

# A difference in three steps, by p1.
differs() {
	explorer 1 <<-END
	# level: MUST
	1..1
	# difference: ${1:-p1: getpgid(2) is 2; expected 1}
	# at-step: 3
	# key: getpgid
	# witness: 1
	# proof: ${2:-CHECK_EQ(getpgid(2), 1)}
	# step: ${3:-fork 0 1 0 = 2 0 0 0}
	# step: fork 1 2 0 = 3 0 0 0
	# step: setpgid 2 -1 -1 = 0 0 0 0
	not ok 1 the kernel agrees with the model
	END
}

@test "--explore runs the explorer in place of the rules, with its options" {
	agrees
	run "$pidspec" run -F tap --explore 60
	assert_success
	assert_line '1..1'
	assert_line '# options: --for 60'
	assert_line '# scenes: 5'
	assert_line 'ok 1 explore.the-kernel-agrees-with-the-model'
	run "$pidspec" run -F tap --explore-scenes 7 --explore-seed 3 --explore-known
	assert_line '# options: --scenes 7 --seed 3 --known'
}

@test "--storm runs storms in place of the rules" {
	explorer 0 <<-END
	1..1
	# storms: 5
	ok 1 everything ends
	END
	run "$pidspec" run -F tap --storm 60 --explore-seed 3
	assert_success
	assert_line '1..1'
	assert_line '# options: --storm --for 60 --seed 3'
	assert_line '# storms: 5'
	assert_line 'ok 1 explore.storms-end'
}

@test "a storm that fails has its seed in the record, and no files of a difference" {
	explorer 1 <<-END
	# level: MUST
	1..1
	# violation: a PID namespace is left
	# seed-of-storm: 17
	not ok 1 everything ends
	END
	run "$pidspec" run --storm 1 -o "$tmp/record"
	assert_failure 1
	assert_output --partial 'FAIL    explore.storms-end'
	refute_output --partial 'difference'
	grep -x '# seed-of-storm: 17' "$tmp/record/results.tap"
	[ ! -e "$tmp/record/difference.c" ]
}

@test "variables of the environment do not change the options of the explorer" {
	agrees
	PIDSPEC_EXPLORE='--scenes 99' run "$pidspec" run -F tap --explore 60
	assert_line '# options: --for 60'
}

@test "the time limit of the explorer is longer than the time that it explores" {
	agrees
	# shellcheck disable=SC2016 # for that shell
	sed -i '2a echo "# deadline: $PIDSPEC_DEADLINE"' "$tmp/explore"
	run "$pidspec" run -F tap --explore 60
	assert_line '# deadline: 300'
	run "$pidspec" run -F tap --explore 60 --timeout 70
	assert_line '# deadline: 70'
}

@test "--explore with rules, or twice, is rejected" {
	agrees
	run "$pidspec" run --explore 1 numbering
	assert_failure 2
	assert_output "pidspec: --explore runs no rules; leave out 'numbering'"
	run "$pidspec" run --explore 1 --level MUST
	assert_failure 2
	assert_output "pidspec: --explore runs no rules; leave out '--level, --since, --needs and --source'"
	run "$pidspec" run --explore 1 --explore-scenes 1
	assert_failure 2
	assert_output "pidspec: --explore and --explore-scenes exclude each other; leave out one"
	run "$pidspec" run --storm 1 numbering
	assert_failure 2
	assert_output "pidspec: --storm runs no rules; leave out 'numbering'"
	for option in explore=1 explore-scenes=1 explore-known; do
		run "$pidspec" run --storm 1 --"$option"
		assert_failure 2
		assert_output "pidspec: --storm and --${option%=*} exclude each other; leave out one"
	done
	run "$pidspec" run --explore 0
	assert_failure 2
	assert_output --partial "--explore: '0' is not a number from 1"
	rm "$tmp/explore"
	run "$pidspec" run --explore 1
	assert_failure 2
	assert_output --partial "No such file or directory; 'make', or 'make guest-ARCH' for another architecture, creates it"
}

@test "a difference fails, and its files are beside the record" {
	differs
	run "$pidspec" run --explore 1 -o "$tmp/record"
	assert_failure 1
	assert_output --partial 'FAIL    explore.the-kernel-agrees-with-the-model'
	run cat "$tmp/record/difference.replay"
	assert_line 'pidspec-explore 1'
	assert_line 'setpgid 2 -1 -1'
	grep -F 'p2: setpgid(0, 0)' "$tmp/record/difference.script"
	grep -F 'CHECK_EQ(getpgid(2), 1);' "$tmp/record/difference.c"
	agrees
	run "$pidspec" run --explore 1 -o "$tmp/record" --force
	assert_success
	[ ! -e "$tmp/record/difference.c" ]
}

@test "a difference in a container is recorded, with its files" {
	[ -x "$out/guest/$(uname -m)/explore" ] || skip "requires a static build (make guest)"
	differs
	unset PIDSPEC_PROGRAMS
	# A container in which the explorer is the script.
	cat > "$tmp/container" <<-'END'
	#!/bin/sh
	tar xf - -C "$BATS_TEST_TMPDIR"
	cd "$BATS_TEST_TMPDIR"/pidspec-* || exit
	cp ../explore explore
	shift 4 # /bin/sh -c SCRIPT sh
	exec ./pidspec "$@"
	END
	chmod +x "$tmp/container"
	run "$pidspec" inside --explore 1 -o "$tmp/record" -- "$tmp/container"
	assert_failure 1
	grep -F 'not ok 1 explore.the-kernel-agrees-with-the-model' "$tmp/record/results.tap"
	grep -F 'CHECK_EQ(getpgid(2), 1);' "$tmp/record/difference.c"
}

@test "text from a container does not become source code" {
	differs 'p1: */ int main(void) { } /*' 'CHECK_EQ(system("true"), 1)'
	run "$pidspec" run --explore 1 -o "$tmp/record"
	assert_failure 1
	grep -F 'explore: p1: / int main(void) { } /' "$tmp/record/difference.c"
	run grep -F 'system' "$tmp/record/difference.c"
	assert_failure
	differs 'p1 differs' 'CHECK_EQ(kill(-1, 9), 0)'
	run "$pidspec" run --explore 1 -o "$tmp/record" --force
	run grep -F 'kill(-1' "$tmp/record/difference.c"
	assert_failure
}

@test "steps from a container that are not possible give no files" {
	differs 'p1 differs' '' 'fork 0 5 0 = 2 0 0 0'
	sed -i 's/fork 0 5 0/setsid 4 0 0/' "$tmp/output"
	run "$pidspec" run --explore 1 -o "$tmp/record"
	assert_failure 1
	assert_output --partial "no difference that this version can read"
	assert_output --partial "the files of the difference are missing"
	[ ! -e "$tmp/record/difference.c" ]
	differs 'p1 differs' '' 'fork 0 1 99 = 2 0 0 0'
	run "$pidspec" run --explore 1 -o "$tmp/record" --force
	assert_output --regexp 'results.tap:[0-9]+: malformed'
}

@test "the archive has the explorer beside the runner" {
	[ -x "$out/guest/$(uname -m)/explore" ] || skip "requires a static build (make guest)"
	unset PIDSPEC_PROGRAMS
	"$pidspec" pack -o "$tmp/bundle.tar" numbering
	tar xf "$tmp/bundle.tar" -C "$tmp"
	cmp "$out/guest/$(uname -m)/explore" "$tmp"/pidspec-*/explore
	run "$tmp"/pidspec-*/pidspec explore --help
	assert_success
	assert_line 'Usage: pidspec explore [OPTION...]'
}

@test "a failed check is FAIL even if processes are left" {
	explorer 1 <<-END
	1..1
	not ok 1 the kernel agrees with the model
	END
	sed -i '2a tail -f /dev/null > /dev/null 2>\&1 \&' "$tmp/explore"
	run "$pidspec" run --explore 1
	assert_failure 1
	assert_output --partial 'FAIL    explore.the-kernel-agrees-with-the-model'
}

@test "known issues of rules are not reported as unused" {
	agrees
	printf 'Rule: numbering.*\nReason: none\n' > "$tmp/known"
	run "$pidspec" run --explore 1 --known "$tmp/known"
	assert_success
	refute_output --partial 'unused'
	refute_output --partial 'no programs'
}

@test "the reason of the explorer is printed if it skips or is inconclusive" {
	explorer 4 <<< '1..0 # SKIP requires user and PID namespaces (run as root)'
	run "$pidspec" run -v --explore 1
	assert_failure 4
	assert_output --partial 'requires user and PID namespaces'
	explorer 99 <<< '# no verdict: the scene has not ended; it is not repeated'
	sed -i '2a tail -f /dev/null > /dev/null 2>\&1 \&' "$tmp/explore"
	run "$pidspec" run --explore 1
	assert_failure 3
	assert_output --partial 'the scene has not ended; it is not repeated'
}
