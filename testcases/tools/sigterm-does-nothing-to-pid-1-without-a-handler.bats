#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: SIGTERM without a handler does not terminate PID 1, whether sent from inside
#   or outside its PID namespace.
# source: pid_namespaces(7), The namespace init process
# needs: unshare:util-linux

# shellcheck disable=SC2016 # for shells in there
load common

@test "from inside, SIGTERM does nothing" {
	run in_namespace bash -c 'kill $$; bash -c "kill 1; echo \$?"; exit 7'
	assert_failure 7
	assert_output 0
	# Control: where bash is not PID 1, it is killed.
	run bash -c 'kill $$; exit 7'
	assert_failure 143
}

@test "from outside, SIGTERM does nothing" {
	start 'echo ready; read -r word; echo "$word"'
	kill "$init"
	say alive
	run hear
	assert_output alive
}

@test "with a handler, the handler runs" {
	run in_namespace bash -c \
		'trap "echo handled; exit 3" TERM; bash -c "kill 1; true"; exit 7'
	assert_failure 3
	assert_output handled
}
