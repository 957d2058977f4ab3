#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: After nsenter --pid without --mount, ps lists the processes of the caller's PID
#   namespace, because /proc is still the caller's.
# source: pid_namespaces(7), /proc and PID namespaces; nsenter(1), DESCRIPTION
# needs: unshare:util-linux nsenter:util-linux ps:procps

# shellcheck disable=SC2016 # for shells in there
load common

setup() {
	start --mount-proc 'echo ready; read -r'
}

@test "without --mount, ps lists the processes outside" {
	run nsenter --target "$init" --pid ps -e -o pid=
	assert_success
	assert_line --regexp "^ *$$\$"
	assert_line --regexp "^ *$init\$"
}

@test "with --mount, ps lists the members only" {
	run nsenter --target "$init" --pid --mount ps -e -o comm=
	assert_success
	assert_output $'bash\nps'
}

@test "without --mount, the shell's PID in /proc belongs to another process, or to none" {
	run nsenter --target "$init" --pid bash -c \
		'[ /proc/self -ef "/proc/$$" ] || echo "not $$"'
	assert_output --partial not
	run nsenter --target "$init" --pid --mount bash -c \
		'[ /proc/self -ef "/proc/$$" ] && echo same'
	assert_output same
}

@test "without --mount, the command is still in the PID namespace, with a PID of it" {
	run nsenter --target "$init" --pid readlink /proc/self/ns/pid
	assert_output "pid:[$inner]"
	run nsenter --target "$init" --pid bash -c "kill -0 $init"
	assert_failure
	assert_output --partial 'No such process'
}
