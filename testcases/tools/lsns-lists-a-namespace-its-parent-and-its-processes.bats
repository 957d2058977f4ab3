#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: For each PID namespace with processes, lsns -t pid prints its number, its first
#   process, the number of processes, and its parent's number.
# source: lsns(8), DESCRIPTION; NS_GET_PARENT(2const), DESCRIPTION
# needs: unshare:util-linux lsns:util-linux

load common

list() {
	lsns --type pid --noheadings --raw --output NS,NPROCS,PID,PNS
}

setup() {
	lsns --help | grep -q PNS || skip "requires the column PNS of lsns (install util-linux 2.38 or later)"
}

@test "a new namespace has one line, and ours as its parent" {
	list > "$BATS_TEST_TMPDIR/before"
	start 'echo ready; read -r'
	run list
	assert_line "$inner 1 $init $(namespace_of self)"
	assert_equal "${#lines[@]}" $(($(wc -l < "$BATS_TEST_TMPDIR/before") + 1))
}

@test "two namespaces created from the same one have the same parent" {
	start 'echo ready; read -r'
	first=$inner
	start 'echo ready; read -r'
	assert_not_equal "$first" "$inner"
	run list
	assert_line --regexp "^$first 1 [0-9]+ $(namespace_of self)\$"
	assert_line --regexp "^$inner 1 [0-9]+ $(namespace_of self)\$"
}

@test "a nested namespace has the outer one as its parent" {
	start 'unshare --pid --fork bash -c "echo ready; read -r"; true'
	below=$(namespace_of "$(children_of "$(children_of "$init")")")
	run list
	assert_line --regexp "^$below 1 [0-9]+ $inner\$"
}
