#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: unshare --pid --fork runs the program as PID 1 of a new PID namespace, and
#   waits outside of it.
# source: unshare(1), OPTIONS, --fork; pid_namespaces(7), The namespace init process
# needs: unshare:util-linux ps:procps

# shellcheck disable=SC2016 # for shells in there
load common

@test "the program is PID 1" {
	run unshare --pid --fork bash -c 'echo $$'
	assert_success
	assert_output 1
	# Control: without --pid, the program has another PID.
	run unshare --fork bash -c 'echo $$'
	refute_output 1
}

@test "unshare is its parent, and in the old namespace" {
	start 'echo ready; read -r'
	run ps -o comm= -p "$unshare"
	assert_output unshare
	assert_equal "$(namespace_of "$unshare")" "$(namespace_of self)"
	assert_not_equal "$inner" "$(namespace_of self)"
}
