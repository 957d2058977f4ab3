#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='With shareProcessNamespace: true, the pause process has PID 1, and no container has.'
source='Kubernetes, Share Process Namespace between Containers in a Pod, "The container process no longer has PID 1"; Kubernetes API, PodSpec v1 core'

rule() {
	start_pod 'shareProcessNamespace: true'
	check 'what has PID 1' "$(in_pod app sh -c 'cat /proc/1/comm | grep -cE "^(catatonit|pause)$"')" 1
	check 'the parent of what exec starts' \
		"$(in_pod app sh -c 'grep PPid: /proc/$$/status | tr -d "PPid:\t "')" 0
}

test_rule "$@"
