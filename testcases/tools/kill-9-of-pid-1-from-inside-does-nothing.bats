#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: kill -9 1 in a PID namespace succeeds without effect: by PID 1, by its child,
#   and by a root shell that joined with nsenter.
# source: pid_namespaces(7), The namespace init process
# needs: unshare:util-linux nsenter:util-linux

# shellcheck disable=SC2016 # for shells in there
load common

@test "PID 1 cannot kill itself" {
	run in_namespace bash -c 'kill -9 $$; echo "$$ got $?"; exit 7'
	assert_failure 7
	assert_output '1 got 0'
}

@test "a child cannot kill PID 1" {
	run in_namespace bash -c 'bash -c "kill -9 1; echo \$?"; exit 7'
	assert_failure 7
	assert_output 0
}

@test "a root shell that joined with nsenter cannot kill PID 1" {
	start --mount-proc 'echo ready; read -r word; echo "$word"'
	run nsenter --target "$init" --pid --mount bash -c 'kill -9 1'
	assert_success
	say alive
	run hear
	assert_output alive
}

@test "control: any other process is killed" {
	run in_namespace bash -c 'sleep infinity & kill -9 $!; wait $!; echo $?'
	assert_line 137
}

@test "control: from outside, PID 1 is killed" {
	start 'echo ready; read -r word; echo "$word"'
	kill -9 "$init"
	say alive
	run hear
	refute_output
}
