#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='With shareProcessNamespace: true, all containers of a pod are in one PID namespace, and see each other'\''s processes.'
source='Kubernetes API, PodSpec v1 core, shareProcessNamespace; Kubernetes, Share Process Namespace between Containers in a Pod'

rule() {
	start_pod 'shareProcessNamespace: true'
	check 'the PID namespace of the second container' "$(in_pod side readlink /proc/self/ns/pid)" \
		"$(in_pod app readlink /proc/self/ns/pid)"
	check 'what the first sees of the second' \
		"$(in_pod app sh -c 'cat /proc/[0-9]*/comm 2> /dev/null | grep -cx tail')" 1
	check 'what the second sees of the first' \
		"$(in_pod side sh -c 'cat /proc/[0-9]*/comm 2> /dev/null | grep -cx sleep')" 1
}

test_rule "$@"
