#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: unshare --pid creates no namespace of another type; --mount-proc also
#   creates a mount namespace.
# source: unshare(1), DESCRIPTION; pid_namespaces(7), Compatibility of CLONE_NEWPID with other CLONE_* flags
# needs: unshare:util-linux

# shellcheck disable=SC2016 # for shells in there
load common

# types_that_differ - the types of namespace that $init does not share with us
types_that_differ() {
	local link
	for link in /proc/self/ns/*; do
		link=${link##*/}
		case $link in *_for_children) continue ;; esac
		[ "$(readlink "/proc/self/ns/$link")" = \
			"$(readlink "/proc/$init/ns/$link")" ] || echo "$link"
	done
}

@test "with --pid, only the PID namespace differs" {
	start 'echo ready; read -r'
	run types_that_differ
	assert_output pid
}

@test "with --mount-proc, the mount namespace as well" {
	start --mount-proc 'echo ready; read -r'
	run types_that_differ
	assert_output $'mnt\npid'
}

@test "there is no type of namespace for memory" {
	run ls /proc/self/ns
	assert_line pid
	assert_line pid_for_children
	refute_line --regexp 'mem'
}
