#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='shareProcessNamespace: false has the same effect as leaving it out.'
source='Kubernetes API, PodSpec v1 core, shareProcessNamespace: "Default to false"'

rule() {
	start_pod 'shareProcessNamespace: false'
	check_not 'the PID namespace of the second container' "$(in_pod side readlink /proc/self/ns/pid)" \
		"$(in_pod app readlink /proc/self/ns/pid)"
	check 'what has PID 1 in the first' "$(in_pod app cat /proc/1/comm)" sleep
	check 'what has PID 1 in the second' "$(in_pod side cat /proc/1/comm)" tail
}

test_rule "$@"
