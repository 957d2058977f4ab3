#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: Without --fork, a shell run by unshare --pid cannot start another command
#   once the first has ended: fork(2) fails with ENOMEM.
# source: pid_namespaces(7), The namespace init process; unshare(1), OPTIONS, --fork
# needs: unshare:util-linux

# shellcheck disable=SC2016 # for shells in there
load common

@test "the first command runs, the second cannot be forked" {
	run unshare --pid bash -c '/bin/echo first; /bin/echo second; /bin/echo third'
	assert_failure 254
	assert_line first
	assert_line --partial 'fork: Cannot allocate memory'
	refute_line second
}

@test "while the first command runs, others can be started" {
	run unshare --pid bash -c \
		'sleep infinity & /bin/echo second; /bin/echo third; kill -9 $!'
	assert_success
	assert_output $'second\nthird'
}

@test "with --fork, all commands run" {
	run unshare --pid --fork bash -c '/bin/echo first; /bin/echo second; true'
	assert_success
	assert_output $'first\nsecond'
}
