#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: NSpid in /proc/PID/status lists a PID for each PID namespace, from that of the
#   procfs instance to that of the process.
# source: proc_pid_status(5), NSpid; pid_namespaces(7), Nesting PID namespaces
# needs: unshare:util-linux

load common

# nspid_of PID
nspid_of() {
	sed -n 's/^NSpid:[ \t]*//p' "/proc/$1/status" | tr '\t' ' '
}

@test "two PIDs for a member of a child namespace" {
	start 'sleep infinity & echo ready; read -r'
	member=$(children_of "$init")
	assert_equal "$(nspid_of "$unshare")" "$unshare"
	assert_equal "$(nspid_of "$init")" "$init 1"
	assert_equal "$(nspid_of "$member")" "$member 2"
}

@test "three PIDs for a member of a grandchild namespace, and two in /proc of the child namespace" {
	start --mount-proc 'unshare --pid --fork bash -c "echo ready; read -r"; true'
	waits=$(children_of "$init")
	below=$(children_of "$waits")
	assert_equal "$(nspid_of "$waits")" "$waits 2"
	assert_equal "$(nspid_of "$below")" "$below 3 1"
	run nsenter --target "$init" --pid --mount sed -n 's/^NSpid:[ \t]*//p' /proc/3/status
	assert_output $'3\t1'
}
