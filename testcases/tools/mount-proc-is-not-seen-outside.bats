#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: unshare --mount-proc creates a mount namespace, so its procfs is not visible
#   outside.
# source: unshare(1), OPTIONS, --mount-proc; unshare(1), OPTIONS, --propagation
# needs: unshare:util-linux

# shellcheck disable=SC2016 # for shells in there
load common

@test "the mount namespace is a new one" {
	start --mount-proc 'echo ready; read -r'
	assert_not_equal "$(namespace_of "$init" mnt)" "$(namespace_of self mnt)"
	# Control: without --mount-proc, no mount namespace is created.
	start 'echo ready; read -r'
	assert_equal "$(namespace_of "$init" mnt)" "$(namespace_of self mnt)"
}

@test "with shared mounts, /proc outside is unchanged" {
	run unshare --mount --propagation shared bash -c \
		'unshare --pid --fork --mount-proc true; readlink /proc/self; true'
	assert_success
	assert_output --regexp '^[0-9]+$'
}

@test "with --propagation unchanged, /proc outside is unchanged, too" {
	run unshare --mount --propagation shared bash -c \
		'unshare --pid --fork --mount-proc --propagation unchanged true
		readlink /proc/self; true'
	assert_success
	assert_output --regexp '^[0-9]+$'
}

@test "control: a mount by hand then propagates, and covers the /proc outside" {
	run unshare --mount --propagation shared bash -c \
		'unshare --pid --fork --mount --propagation unchanged mount -t proc proc /proc
		readlink /proc/self || echo none'
	assert_output none
}
