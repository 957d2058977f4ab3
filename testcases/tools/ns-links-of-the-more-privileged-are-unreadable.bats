#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: Reading the links in /proc/PID/ns requires permission to trace the process:
#   otherwise readlink fails with EACCES, ps prints "-", and lsns omits them.
# source: namespaces(7), The /proc/pid/ns/ directory; namespaces(7), The /proc/pid/ns/ directory
# needs: unshare:util-linux setpriv:util-linux lsns:util-linux ps:procps

load common

setup() {
	start 'echo ready; read -r'
}

@test "readlink fails with EACCES" {
	run unprivileged readlink -v "/proc/$init/ns/pid"
	assert_failure
	assert_output --partial 'Permission denied'
	run readlink -v "/proc/$init/ns/pid"
	assert_success
}

@test "ps prints no number" {
	run unprivileged ps -o pidns= -p "$init"
	assert_output --regexp '^ *-$'
	run ps -o pidns= -p "$init"
	assert_output --regexp "^ *$inner\$"
}

@test "lsns does not list it" {
	run unprivileged lsns --type pid --noheadings --raw --output NS
	refute_line "$inner"
	run lsns --type pid --noheadings --raw --output NS
	assert_line "$inner"
}
