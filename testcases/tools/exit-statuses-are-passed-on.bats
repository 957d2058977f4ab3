#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: unshare and nsenter exit with the status of their program, or 127 (not
#   found), 126 (cannot be executed) or 1 (failure of their own).
# source: util-linux:include/c.h, EX_EXEC_FAILED and EX_EXEC_ENOENT
# level: CODE
# needs: unshare:util-linux nsenter:util-linux

# shellcheck disable=SC2016 # for shells in there
load common

# assert_statuses COMMAND... - which runs a program
assert_statuses() {
	run "$@" bash -c 'exit 42'
	assert_failure 42
	run "$@" true
	assert_success
	run "$@" /no-such-program
	assert_failure 127
	run "$@" /proc/self/status
	assert_failure 126
}

@test "unshare --pid --fork exits with the status of its program" {
	assert_statuses unshare --pid --fork
	run unshare --no-such-option
	assert_failure 1
}

@test "nsenter --pid exits with the status of its program" {
	start --mount-proc 'echo ready; read -r'
	assert_statuses nsenter --target "$init" --pid --mount
	run nsenter --target "$init" --no-such-option
	assert_failure 1
}
