#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: The column pidns of ps is the number in the link /proc/PID/ns/pid: processes
#   with the same number are in the same PID namespace.
# source: ps(1), STANDARD FORMAT SPECIFIERS; namespaces(7), The /proc/pid/ns/ directory
# needs: unshare:util-linux ps:procps

# shellcheck disable=SC2016 # for shells in there
load common

@test "the number is that of the link" {
	start 'echo ready; read -r'
	run ps -o pidns= -p "$init"
	assert_success
	assert_equal "$((output))" "$inner"
	run ps -o pidns= -p $$
	assert_equal "$((output))" "$(namespace_of self)"
	refute_output --partial "$inner"
}

@test "each process with the number is a member" {
	start 'sleep infinity & echo ready; read -r'
	run bash -c 'ps -e -o pidns=,pid= | awk -v ns="$0" "\$1 == ns { print \$2 }"' "$inner"
	assert_success
	assert_equal "$(sort <<< "$output")" \
		"$(printf '%s\n' "$init" "$(children_of "$init")" | sort)"
}
