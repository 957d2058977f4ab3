#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: unshare --pid requires CAP_SYS_ADMIN; with --map-root-user it requires no
#   capability.
# source: unshare(1), OPTIONS, --map-root-user; unshare(2), ERRORS; user_namespaces(7), DESCRIPTION
# needs: unshare:util-linux setpriv:util-linux

# shellcheck disable=SC2016 # for shells in there
load common

@test "without privilege, --pid alone fails with EPERM" {
	run unprivileged unshare --pid --fork true
	assert_failure 1
	assert_output --partial 'Operation not permitted'
	# Control: with the capability, it succeeds.
	run unshare --pid --fork true
	assert_success
}

@test "with --map-root-user, the program is PID 1 and root" {
	unshare --user true || skip "requires user namespaces (allow them for this user)"
	run unprivileged unshare --map-root-user --pid --fork \
		bash -c 'echo "$$ $UID"'
	assert_success
	assert_output '1 0'
}

@test "with --map-root-user, it can mount procfs, and sees itself as PID 1" {
	unshare --user true || skip "requires user namespaces (allow them for this user)"
	run unprivileged unshare --map-root-user --pid --fork --mount-proc \
		readlink /proc/self
	assert_success
	assert_output 1
}
