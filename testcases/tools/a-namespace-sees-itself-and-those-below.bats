#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: In a PID namespace, ps and lsns show that namespace and its descendants, by the
#   numbers in it, and neither ancestors nor siblings.
# source: pid_namespaces(7), Nesting PID namespaces
# needs: unshare:util-linux nsenter:util-linux lsns:util-linux ps:procps

# shellcheck disable=SC2016 # for shells in there
load common

# Two namespaces below one.
setup() {
	start --mount-proc '
		exec 8< <(exec unshare --pid --fork --mount-proc bash -c "echo; read -r" one)
		exec 9< <(exec unshare --pid --fork --mount-proc bash -c "echo; read -r" other)
		read -r -u 8; read -r -u 9; echo ready; read -r'
}

# inside PID COMMAND... - in the PID and mount namespaces of that process
inside() {
	nsenter --target "$1" --pid --mount "${@:2}"
}

@test "a member of the middle namespace sees three namespaces, and all their processes" {
	run inside "$init" lsns --type pid --noheadings --raw --output NS
	assert_equal "${#lines[@]}" 3
	run inside "$init" ps -e -o comm=
	assert_equal "$(sort <<< "$output" | tr '\n' ' ')" \
		'bash bash bash ps unshare unshare '
}

@test "a member of the innermost namespace sees only its own" {
	a=$(pgrep -x -f 'bash -c echo; read -r one')
	run inside "$a" lsns --type pid --noheadings --raw --output NS
	assert_output "$(namespace_of "$a")"
	run inside "$a" ps -e -o args=
	assert_equal "${lines[0]}" 'bash -c echo; read -r one'
	assert_equal "${#lines[@]}" 2
}

@test "the PID of a process in a sibling namespace is unknown" {
	a=$(pgrep -x -f 'bash -c echo; read -r one')
	b=$(pgrep -x -f 'bash -c echo; read -r other')
	run inside "$a" bash -c "kill -0 $b"
	assert_failure
	assert_output --partial 'No such process'
	run kill -0 "$b"
	assert_success
}
