#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='With the option for a shared PID namespace, a container is in the PID namespace of another one.'
source='docker-container-run(1), --pid; podman-run(1), --pid; OCI runtime-spec, config-linux, Namespaces'

rule() {
	needs_option --pid=container
	start one sh -c 'readlink /proc/self/ns/pid; echo ready; exec sleep 1000'
	namespace=$(next_line one)
	await one ready
	check 'its PID namespace' \
		"$(run_in "--pid=container:$(called one)" readlink /proc/self/ns/pid)" "$namespace"
	check_not 'its PID' "$(run_in "--pid=container:$(called one)" sh -c 'echo $$')" 1
}

test_rule "$@"
