#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='With shareProcessNamespace: true, a container can access the files of another one by /proc/PID/root.'
source='Kubernetes, Share Process Namespace between Containers in a Pod, "Container filesystems are visible to other containers in the pod through the /proc/$pid/root link"'

rule() {
	start_pod 'shareProcessNamespace: true'
	in_pod app sh -c 'echo secret > /tmp/of-app'
	check 'a file of the first, from the second' "$(in_pod side sh -c 'cat /proc/[0-9]*/root/tmp/of-app 2> /dev/null | head -n 1')" secret
}

test_rule "$@"
