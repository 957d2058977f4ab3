#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: lsns does not list a PID namespace that exists only because its file is bind
#   mounted.
# source: lsns(8), DESCRIPTION
# needs: unshare:util-linux lsns:util-linux

load common

# numbers - of the PID namespaces that lsns lists
numbers() {
	lsns --type pid --noheadings --raw --output NS
}

@test "a namespace is no longer listed when its processes have ended" {
	! lsns --help | grep -q -- --persistent ||
		skip "requires lsns without --persistent (run with util-linux before 2.40)"
	file=$BATS_TEST_TMPDIR/pinned
	touch "$file"
	start --pid="$file" 'echo ready; read -r'
	run numbers
	assert_line "$inner"
	say exit
	wait "$unshare" || :
	assert_equal "$(stat -c %i "$file")" "$inner"
	run numbers
	refute_line "$inner"
}
