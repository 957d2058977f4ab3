#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: Without --fork, the program of unshare --pid keeps its PID and PID
#   namespace; its first child is PID 1 of the new one.
# source: unshare(1), OPTIONS, --fork; unshare(2), CLONE_NEWPID
# needs: unshare:util-linux

# shellcheck disable=SC2016 # for shells in there
load common

@test "the program keeps its PID" {
	run bash -c 'echo $$; exec unshare --pid bash -c "echo \$\$"'
	assert_success
	assert_equal "${lines[1]}" "${lines[0]}"
}

@test "the program stays in its PID namespace, and its children do not" {
	run unshare --pid bash -c 'exec readlink /proc/self/ns/pid'
	assert_success
	assert_output "$(readlink /proc/self/ns/pid)"
	run unshare --pid bash -c 'readlink /proc/self/ns/pid; true'
	assert_success
	assert_output --regexp '^pid:\[[0-9]+\]$'
	refute_output "$(readlink /proc/self/ns/pid)"
}

@test "its first child is PID 1" {
	run unshare --pid bash -c 'bash -c "echo \$\$"; true'
	assert_success
	assert_output 1
}
