#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='When the init of a container is killed, all its processes end.'
source='pid_namespaces(7), The namespace init process; OCI runtime-spec, runtime, Kill'

rule() {
	needs kill
	start one sh -c 'readlink /proc/self/ns/pid; sh -c "echo ready; exec sleep 1000" & wait'
	namespace=$(next_line one)
	await one ready
	there=$(members_of "$namespace")
	[ "$there" -gt 0 ] || skip "requires a runtime whose containers run on this kernel"
	pin "$namespace"
	check 'processes before' "$there" 2
	send one KILL
	await_end one
	check 'processes after' "$(members_of "$namespace")" 0
}

test_rule "$@"
