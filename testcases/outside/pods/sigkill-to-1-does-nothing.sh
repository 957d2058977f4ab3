#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='In a pod, SIGKILL to PID 1 from a container has no effect, whether or not the PID namespace is shared.'
source='pid_namespaces(7), The namespace init process'

rule() {
	start_pod 'shareProcessNamespace: true'
	in_pod app kill -KILL 1
	check 'whether the first still runs' "$(in_pod app echo yes)" yes
	check 'whether the second still runs' "$(in_pod side echo yes)" yes
}

test_rule "$@"
