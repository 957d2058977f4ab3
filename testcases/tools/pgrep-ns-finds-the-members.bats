#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: pgrep --ns PID --nslist pid finds the members of the PID namespace of PID;
#   pgrep -f also finds the unshare that waits outside.
# source: pgrep(1), OPTIONS, --ns; pgrep(1), OPTIONS, --full
# needs: unshare:util-linux pgrep:procps

load common

setup() {
	start '(exec -a a-member sleep infinity) & echo ready; read -r'
	member=$(children_of "$init")
}

@test "--ns finds the members, and no other process" {
	run pgrep --ns "$init" --nslist pid
	assert_success
	assert_equal "$(sort <<< "$output")" \
		"$(printf '%s\n' "$init" "$member" | sort)"
}

@test "-f finds every process with the words in its command line, in any namespace" {
	run pgrep -f a-member
	assert_success
	assert_line "$member"
	assert_line "$init"
	assert_line "$unshare"
}
