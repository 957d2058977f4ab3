#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: In a mount namespace of its own, a member of a PID namespace can mount
#   procfs by mount -t proc; it shows the members.
# source: pid_namespaces(7), /proc and PID namespaces
# needs: unshare:util-linux mount:mount ps:procps

# shellcheck disable=SC2016 # for shells in there
load common

@test "unshare --mount and mount -t proc do what --mount-proc does" {
	run unshare --pid --fork --mount bash -c \
		'mount -t proc proc /proc && ps -e -o comm=; true'
	assert_success
	assert_output $'bash\nps'
}

@test "a user namespace alone does not allow it: EPERM" {
	unshare --user true || skip "requires user namespaces (allow them for this user)"
	run unshare --user --map-root-user --pid --fork mount -t proc proc /proc
	assert_failure
	assert_output --partial 'permission denied'
	run unshare --user --map-root-user --pid --fork --mount \
		mount -t proc proc /proc
	assert_success
}
