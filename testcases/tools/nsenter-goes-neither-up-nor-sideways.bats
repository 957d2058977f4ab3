#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: In a PID namespace, nsenter --pid fails with EINVAL for its parent and for a
#   sibling.
# source: pid_namespaces(7), setns(2) and unshare(2) semantics; setns(2), ERRORS
# needs: unshare:util-linux nsenter:util-linux

load common

@test "fails for the parent namespace" {
	exec {above}< /proc/self/ns/pid
	run in_namespace nsenter --pid="/proc/self/fd/$above" true
	assert_failure 1
	assert_output --partial 'Invalid argument'
	# Control: from outside, nsenter succeeds.
	run nsenter --pid="/proc/self/fd/$above" true
	assert_success
}

@test "fails for a sibling namespace" {
	start 'echo ready; read -r'
	exec {beside}< "/proc/$init/ns/pid"
	run in_namespace nsenter --pid="/proc/self/fd/$beside" true
	assert_failure 1
	assert_output --partial 'Invalid argument'
	run nsenter --pid="/proc/self/fd/$beside" true
	assert_success
}
