#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: /proc/stat of a procfs instance of a PID namespace has the counts of the
#   whole machine.
# source: proc_stat(5), /proc/stat
# needs: unshare:util-linux

load common

# forks - the number of forks since the machine booted
forks() {
	sed -n 's/^processes //p' /proc/stat
}

@test "the number of forks inside lies between two outside" {
	before=$(forks)
	inside=$(in_namespace sed -n 's/^processes //p' /proc/stat)
	after=$(forks)
	[ "$before" -lt "$inside" ] || fail "$inside is less than $before"
	[ "$inside" -lt "$after" ] || fail "$inside is more than $after"
}

@test "the time of the boot is the same" {
	run in_namespace grep '^btime' /proc/stat
	assert_success
	assert_output "$(grep '^btime' /proc/stat)"
}
