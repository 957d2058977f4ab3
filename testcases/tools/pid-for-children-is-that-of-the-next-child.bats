#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: The link pid_for_children leads to the PID namespace of later children; after
#   unshare --pid without --fork, it no longer leads to the caller's.
# source: namespaces(7), The /proc/pid/ns/ directory; pid_namespaces(7), setns(2) and unshare(2) semantics
# needs: unshare:util-linux

# shellcheck disable=SC2016 # for shells in there
load common

@test "in a process without children, the link exists and equals ns/pid" {
	run bash -c 'exec readlink /proc/self/ns/pid_for_children'
	assert_success
	assert_output "$(readlink /proc/self/ns/pid)"
}

@test "after unshare --pid, the link differs from ns/pid" {
	run unshare --pid readlink /proc/self/ns/pid_for_children
	refute_output "$(readlink /proc/self/ns/pid)"
}

@test "after the first child, the link is the child's namespace, even if the child has ended" {
	run unshare --pid bash -c 'readlink /proc/self/ns/pid
		exec readlink /proc/self/ns/pid_for_children'
	assert_success
	assert_equal "${#lines[@]}" 2
	assert_equal "${lines[1]}" "${lines[0]}"
	assert_not_equal "${lines[0]}" "$(readlink /proc/self/ns/pid)"
}
