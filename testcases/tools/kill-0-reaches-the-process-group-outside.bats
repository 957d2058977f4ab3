#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: kill 0 in a PID namespace signals every member of the caller's process
#   group, including those outside the namespace.
# source: kill(2), DESCRIPTION; pid_namespaces(7), Nesting PID namespaces, says otherwise
# level: INFO
# needs: unshare:util-linux setsid:util-linux

# shellcheck disable=SC2016 # for shells in there
load common

@test "the shell outside, in the same process group, receives the signal" {
	run setsid --wait bash -c 'trap "echo reached" USR1
		unshare --pid --fork bash -c "trap : USR1; kill -USR1 0"; echo over'
	assert_line reached
}

@test "control: it does not if the shell inside has a process group of its own" {
	run setsid --wait bash -c 'trap "echo reached" USR1
		unshare --pid --fork setsid bash -c "trap : USR1; kill -USR1 0"; echo over'
	assert_output over
}
