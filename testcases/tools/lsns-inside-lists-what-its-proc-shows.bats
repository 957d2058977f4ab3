#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: In a PID namespace with its own /proc, lsns lists that PID namespace and its
#   descendants, and no other.
# source: lsns(8), DESCRIPTION
# needs: unshare:util-linux lsns:util-linux

# shellcheck disable=SC2016 # for shells in there
load common

@test "with --mount-proc, lsns lists only its own namespace" {
	run in_namespace bash -c 'lsns --type pid --noheadings --raw --output NS
		readlink /proc/self/ns/pid'
	assert_success
	assert_equal "${#lines[@]}" 2
	assert_equal "pid:[${lines[0]}]" "${lines[1]}"
}

@test "without --mount-proc, lsns also lists those outside" {
	run unshare --pid --fork bash -c \
		'lsns --type pid --noheadings --raw --output NS; true'
	assert_success
	assert_line "$(namespace_of self)"
}

@test "lsns lists the namespaces of other types that the members are in" {
	run in_namespace bash -c 'lsns --noheadings --raw --output NS,TYPE; true'
	assert_line "$(namespace_of self user) user"
	refute_line "$(namespace_of self mnt) mnt"
	run lsns --noheadings --raw --output NS,TYPE
	assert_line "$(namespace_of self mnt) mnt"
}
