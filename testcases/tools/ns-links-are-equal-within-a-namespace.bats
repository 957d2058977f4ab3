#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: readlink of /proc/PID/ns/pid, and stat -L, print the same for two processes
#   if, and only if, they are in the same PID namespace.
# source: namespaces(7), The /proc/pid/ns/ directory
# needs: unshare:util-linux

load common

@test "the link of all members is the same, that of others differs" {
	start 'sleep infinity & echo ready; read -r'
	member=$(children_of "$init")
	assert_equal "$(readlink "/proc/$member/ns/pid")" "pid:[$inner]"
	assert_equal "$(readlink "/proc/$init/ns/pid")" "pid:[$inner]"
	assert_not_equal "$(readlink "/proc/$unshare/ns/pid")" "pid:[$inner]"
}

# linked_to WORD - the processes with this link, among those whose link can be read
linked_to() {
	local link
	for link in /proc/[1-9]*/ns/pid; do
		[ "$(readlink "$link")" != "$1" ] || echo "$link" | tr -dc '0-9\n'
	done
}

@test "a loop over /proc finds the members" {
	start 'sleep infinity & echo ready; read -r'
	run linked_to "pid:[$inner]"
	assert_equal "$(sort <<< "$output")" \
		"$(printf '%s\n' "$init" "$(children_of "$init")" | sort)"
}

@test "stat -L has the number as inode" {
	start 'sleep infinity & echo ready; read -r'
	run stat -L -c %i "/proc/$init/ns/pid"
	assert_output "$inner"
	assert_equal "$(stat -L -c %d:%i "/proc/$(children_of "$init")/ns/pid")" \
		"$(stat -L -c %d:%i "/proc/$init/ns/pid")"
}
