#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='A process started by exec is in the PID namespace of the container, and has no parent there.'
source='docker-container-exec(1); runc-exec(8); pid_namespaces(7), setns(2) and unshare(2) semantics'

rule() {
	needs exec
	start one sh -c 'readlink /proc/self/ns/pid; echo ready; exec sleep 1000'
	namespace=$(next_line one)
	await one ready
	check 'its PID namespace' "$(in_container one readlink /proc/self/ns/pid)" "$namespace"
	check 'its parent' "$(in_container one sh -c 'grep PPid: /proc/$$/status | tr -d "PPid:\t "')" 0
	check_not 'its PID' "$(in_container one sh -c 'echo $$')" 1
	check 'that it sees init' "$(in_container one sh -c 'kill -0 1 && echo yes')" yes
}

test_rule "$@"
