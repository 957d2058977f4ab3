#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: With --mount-proc, ps lists only the members of the new PID namespace, by
#   their numbers in it; without it, ps lists every process outside.
# source: unshare(1), OPTIONS, --mount-proc; pid_namespaces(7), /proc and PID namespaces
# needs: unshare:util-linux ps:procps

# shellcheck disable=SC2016 # for shells in there
load common

@test "with --mount-proc, ps lists the shell and itself" {
	run unshare --pid --fork --mount-proc bash -c 'ps -e -o pid=,comm=; true'
	assert_success
	assert_equal "$(tr -s ' ' <<< "$output")" $' 1 bash\n 2 ps'
}

@test "without --mount-proc, ps lists the processes outside, by their PIDs there" {
	run unshare --pid --fork bash -c 'echo $$; ps -e -o pid=; true'
	assert_success
	assert_line 1
	assert_line --regexp "^ *$$\$"
	assert_line --regexp "^ *$BASHPID\$"
}

@test "without --mount-proc, /proc/self is the PID outside" {
	run unshare --pid --fork readlink /proc/self
	assert_success
	refute_output 1
	run unshare --pid --fork --mount-proc readlink /proc/self
	assert_output 1
}
