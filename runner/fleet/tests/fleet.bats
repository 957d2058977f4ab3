#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Tests of many hosts, which are namespaces of this machine.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

setup_file() {
	[ "$(id -u)" -eq 0 ] || skip 'requires CAP_SYS_ADMIN (run as root)'
	census > "$BATS_FILE_TMPDIR/before"
	start_lab
	look_around > "$BATS_FILE_TMPDIR/files"
}

setup() {
	lab=$BATS_FILE_TMPDIR/lab
	results=$BATS_TEST_TMPDIR/results
	report=$results/report.md
	export PIDSPEC_SSH="ssh -F $lab/ssh_config"
}

teardown_file() {
	lab=$BATS_FILE_TMPDIR/lab
	end_lab
}

# test_hosts ARGUMENT... - run test-hosts.sh
test_hosts() {
	run in_lab "$fleet/test-hosts.sh" "$results" -i "$lab/inventory" -e pidspec_command="$pidspec" "$@"
}

@test "hosts that conform to the rules are one group, and the exit status is 0" {
	test_hosts --limit 'h1:h2' -e pidspec_arguments=numbering
	assert_success
	run cat "$report"
	assert_output --regexp 'h\\\[1-2\\\]: [0-9]+ of [0-9]+ rules pass'
}

@test "a fleet with hosts that crash, are lost, or differ has one report" {
	cat > "$BATS_TEST_TMPDIR/special" <<- END
		[all:vars]
		pidspec_arguments=numbering
		[all]
		h3 pidspec_arguments="-j1 numbering --wrap '$fleet/tests/die.py host pid-survives-execve'"
		h4 pidspec_arguments="-j1 numbering --wrap '$fleet/tests/die.py runner pid-survives-execve'"
	END
	test_hosts -i "$BATS_TEST_TMPDIR/special"
	assert_failure 6
	run cat "$report"
	assert_line "$((hosts - 3)) hosts alike, 2 differ: h4; h5; 2 not run: h3, h$((hosts + 1))."
	assert_line --partial 'h4: 10 of 10 rules pass; the run did not end'
	assert_line --partial 'fewer levels of nesting, or larger values in /proc/sys/user'
	assert_line --partial ': lost: ssh: connect to host'
	assert_line --partial ': unreachable: ssh: connect to host'
	run cat "$results/h4.tap"
	assert_line 'ok 10 numbering.pid-of-a-live-group-or-session-is-not-reused'
}

@test "no files or processes remain on hosts" {
	look_around > "$BATS_TEST_TMPDIR/files"
	diff "$BATS_FILE_TMPDIR/files" "$BATS_TEST_TMPDIR/files"
}

@test "pidspec_keep keeps results on a host" {
	test_hosts --limit h1 -e pidspec_arguments=numbering -e pidspec_keep=/tmp/kept
	assert_success
	run on_hosts h1 'grep -c ^ok /tmp/kept/results.tap; rm -r /tmp/kept'
	assert_output --partial "$(grep -c ^ok "$results/h1.tap")"
}

@test "pidspec_installed uses the command on the host, and sends no bundle" {
	test_hosts --limit 'h1:h2' -e pidspec_arguments=numbering -e pidspec_installed="$pidspec"
	assert_success
	refute_output --partial 'ok: [h1] => bundle'
	run cat "$report"
	assert_output --regexp 'h\\\[1-2\\\]: [0-9]+ of [0-9]+ rules pass'
}

@test "an unknown option of pidspec is printed, and the exit status is 2" {
	test_hosts --limit 'h1:h2' -e pidspec_arguments=--no-such-option
	assert_failure 2
	assert_output --partial "no option --no-such-option"
}

@test "clush runs pidspec inside on hosts, and hosts that are lost are reported" {
	mkdir "$results"
	run in_lab clush -S -f 8 -R exec -w "h[1-6]" \
		"$pidspec inside -q --target %h -o $results/%h numbering -- $fleet/ssh.sh %h"
	assert_failure 6
	run "$pidspec" report "$results"
	assert_line '4 hosts alike, 1 differs: h5; 1 not run: h3.'
}

@test "GNU parallel runs pidspec inside on hosts, and keeps results of a host that crashes" {
	mkdir "$results"
	export PIDSPEC_SSH="$fleet/tests/kill_at.py h6 numbering.pid-survives-execve $lab/events $PIDSPEC_SSH"
	run in_lab parallel --joblog "$BATS_TEST_TMPDIR/log" -j 8 \
		"$pidspec inside -q -j1 --target {} -o $results/{} numbering -- $fleet/ssh.sh {}" ::: h1 h2 h5 h6
	assert_failure 1
	run awk '$7 == 6 { print $NF }' "$BATS_TEST_TMPDIR/log"
	assert_output h6
	run "$pidspec" report "$results"
	assert_line '2 hosts alike, 2 differ: h6; h5.'
	assert_line --partial 'h6: 10 of 10 rules pass; the run did not end'
}

@test "hosts with other kernels, without Python, are separate groups" {
	start_guest g1 bookworm
	start_guest g2 trixie
	await_guest g1
	await_guest g2
	printf 'g1\ng2\n' > "$BATS_TEST_TMPDIR/guests"
	test_hosts -i "$BATS_TEST_TMPDIR/guests" --limit 'h1:h2:g1:g2' -e pidspec_arguments=numbering
	assert_success
	run cat "$report"
	assert_line '2 hosts alike, 2 differ: g1; g2.'
	assert_line --regexp '\*\*g1\*\*: Linux 6\.1\.'
	assert_line --regexp '\*\*g2\*\*: Linux 6\.12\.'
}

@test "the lab leaves this machine unchanged" {
	network=$(in_lab readlink /proc/self/ns/net)
	end_lab
	run grep -xF "$network" <(readlink /proc/[0-9]*/ns/net 2> /dev/null)
	assert_failure 1
	census > "$BATS_TEST_TMPDIR/after"
	diff "$BATS_FILE_TMPDIR/before" "$BATS_TEST_TMPDIR/after"
}
