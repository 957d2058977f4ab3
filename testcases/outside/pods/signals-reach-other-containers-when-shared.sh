#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='With shareProcessNamespace: true, a container can kill a process of another one.'
source='Kubernetes, Share Process Namespace between Containers in a Pod, "Processes are visible to other containers in the pod"'

rule() {
	start_pod 'shareProcessNamespace: true'
	# The container app has the only process that sleeps.
	check 'that the process was found' "$(in_pod side sh -c 'for p in /proc/[0-9]*; do
		[ "$(cat $p/comm 2> /dev/null)" = sleep ] && kill -KILL ${p#/proc/} && echo found; done')" found
	check 'the exit status of the first' "$(status_in_pod app)" 137
}

test_rule "$@"
