#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: After one dash, each letter is an option of unshare: -fp is --fork --pid,
#   and -pid and -fork are errors.
# source: unshare(1), OPTIONS
# needs: unshare:util-linux

# shellcheck disable=SC2016 # for shells in there
load common

@test "-fp is --fork --pid" {
	run unshare -fp bash -c 'echo $$'
	assert_success
	assert_output 1
}

@test "-pid and -fork are errors" {
	run unshare -pid -fork bash -c 'echo $$'
	assert_failure 1
	assert_line --partial 'invalid option'
	refute_line 1
}
