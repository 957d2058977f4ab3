#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: When the shell that is PID 1 exits, its background jobs are killed; when all
#   other processes end, the shell continues.
# source: pid_namespaces(7), The namespace init process
# needs: unshare:util-linux setsid:util-linux

# shellcheck disable=SC2016 # for shells in there
load common

@test "a background job has ended when PID 1 has ended" {
	start 'setsid sleep infinity & echo ready; read -r; exit 0'
	member=$(children_of "$init")
	run kill -0 "$member"
	assert_success
	say exit
	wait "$unshare"
	run kill -0 "$member"
	assert_failure
	assert_output --partial 'No such process'
}

@test "the job of a shell that is not PID 1 outlives it" {
	job=$(bash -c 'setsid sleep infinity > /dev/null 3>&- & echo $!')
	run kill -0 "$job"
	assert_success
}

@test "PID 1 continues when all others have ended" {
	run in_namespace bash -c 'sleep infinity & kill -9 $!; wait; echo "$$ $?"; bash -c "echo \$\$"; true'
	assert_success
	assert_line '1 0'
	assert_line 3
}
