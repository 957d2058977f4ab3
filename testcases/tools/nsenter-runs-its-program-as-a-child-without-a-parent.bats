#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: nsenter --pid runs its program as a child in the PID namespace, with PPID 0;
#   with --no-fork the program stays outside.
# source: nsenter(1), OPTIONS, --no-fork; pid_namespaces(7), Nesting PID namespaces
# needs: unshare:util-linux nsenter:util-linux

# shellcheck disable=SC2016 # for shells in there
load common

setup() {
	start --mount-proc 'echo ready; read -r word; echo "$word"'
}

@test "the program is in the namespace, not as PID 1, and has no parent there" {
	run nsenter --target "$init" --pid --mount bash -c 'echo "$PPID"; [ "$$" -gt 1 ]'
	assert_success
	assert_output 0
	run nsenter --target "$init" --pid readlink /proc/self/ns/pid
	assert_output "pid:[$inner]"
}

@test "with --no-fork, the program is outside" {
	run nsenter --target "$init" --pid --no-fork readlink /proc/self/ns/pid
	assert_success
	assert_output "pid:[$(namespace_of self)]"
}

@test "the namespace does not end when the program ends" {
	must nsenter --target "$init" --pid --mount true
	say alive
	run hear
	assert_output alive
}
