#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: The waiting unshare is in the new mount namespace but in the old PID namespace;
#   for nsenter --pid --mount, the right target is PID 1.
# source: unshare(1), OPTIONS, --fork; unshare(1), OPTIONS, --mount-proc; pid_namespaces(7), /proc and PID
#   namespaces
# needs: unshare:util-linux nsenter:util-linux ps:procps

load common

setup() {
	start --mount-proc 'echo ready; read -r'
}

@test "with unshare as target, /proc has no PID for the reader" {
	run nsenter --target "$unshare" --pid --mount readlink /proc/self
	assert_failure
	run nsenter --target "$unshare" --pid --mount ps -e
	assert_failure
}

@test "with PID 1 as target, it has one" {
	run nsenter --target "$init" --pid --mount readlink /proc/self
	assert_success
	run nsenter --target "$init" --pid --mount ps -e -o comm=
	assert_output $'bash\nps'
}
