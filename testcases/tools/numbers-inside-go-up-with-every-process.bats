#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: The next process in a PID namespace gets the next number: a background job
#   has PID 2 only if no other process was started before.
# source: pid_namespaces(7), DESCRIPTION; Documentation/admin-guide/sysctl/kernel.rst, pid_max
# needs: unshare:util-linux ps:procps

# shellcheck disable=SC2016 # for shells in there
load common

@test "the first background job has PID 2" {
	run in_namespace bash -c 'true & echo $!'
	assert_output 2
}

@test "after ps, it has PID 3" {
	run in_namespace bash -c 'ps > /dev/null; true & echo $!'
	assert_output 3
}

@test "outside, the PIDs are different" {
	start 'sleep infinity & echo ready; read -r'
	assert_not_equal "$init" 1
	assert_not_equal "$(children_of "$init")" 2
}
