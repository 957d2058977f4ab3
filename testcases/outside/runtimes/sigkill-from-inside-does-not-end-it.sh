#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='SIGKILL from a process in a container has no effect on the init of the container.'
source='pid_namespaces(7), The namespace init process'

rule() {
	check 'its exit status after SIGKILL to itself' "$(run_in sh -c 'kill -KILL $$; exit 7'; echo $?)" 7
	check 'its exit status after SIGKILL from a child' "$(run_in sh -c '(kill -KILL 1); exit 7'; echo $?)" 7
	# Control: the signal ends another process.
	check 'the output of another process after SIGKILL' "$(run_in sh -c '(kill -KILL $(sh -c "echo \$PPID"); echo lives); exit 7')" ''
}

test_rule "$@"
