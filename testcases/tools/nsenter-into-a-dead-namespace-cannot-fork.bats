#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: nsenter joins a PID namespace whose PID 1 has terminated, but cannot fork a
#   program there: ENOMEM.
# source: pid_namespaces(7), The namespace init process
# needs: unshare:util-linux nsenter:util-linux

load common

@test "by an open file: fork fails with ENOMEM once PID 1 is gone" {
	start 'echo ready; read -r'
	exec {file}< "/proc/$init/ns/pid"
	run nsenter --pid="/proc/self/fd/$file" true
	assert_success
	say exit
	wait "$unshare" || :
	run nsenter --pid="/proc/self/fd/$file" true
	assert_failure 1
	assert_output --partial 'fork failed: Cannot allocate memory'
}

@test "by a bind mount that unshare made: fork fails with ENOMEM" {
	touch "$BATS_TEST_TMPDIR/pinned"
	must unshare --pid="$BATS_TEST_TMPDIR/pinned" --fork true
	run nsenter --pid="$BATS_TEST_TMPDIR/pinned" true
	assert_failure 1
	assert_output --partial 'fork failed: Cannot allocate memory'
}
