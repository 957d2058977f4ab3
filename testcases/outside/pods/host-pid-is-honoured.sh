#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='With hostPID: true, the containers of a pod are in the PID namespace of the host.'
source='Kubernetes API, PodSpec v1 core, hostPID'

rule() {
	start_pod 'hostPID: true'
	check 'the PID namespace of the first container' "$(in_pod app readlink /proc/self/ns/pid)" \
		"$(readlink /proc/self/ns/pid)"
}

test_rule "$@"
