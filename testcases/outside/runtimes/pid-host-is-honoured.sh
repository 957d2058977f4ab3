#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='With the option for the host'\''s PID namespace, a container is in that namespace.'
source='docker-container-run(1), --pid; podman-run(1), --pid; OCI runtime-spec, config-linux, Namespaces'

rule() {
	needs_option --pid=host
	check 'its PID namespace' "$(run_in --pid=host readlink /proc/self/ns/pid)" "$(readlink /proc/self/ns/pid)"
	check 'that it sees this process' "$(run_in --pid=host sh -c 'kill -0 "$1" && echo yes' sh $$)" yes
	# Control: without the option, the container does not see this process.
	check 'the same without the option' "$(run_in sh -c 'kill -0 "$1" 2> /dev/null || echo no' sh $$)" no
}

test_rule "$@"
