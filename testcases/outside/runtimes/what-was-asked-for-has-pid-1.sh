#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='The program that a container is started with has PID 1 in it.'
source='OCI runtime-spec, config-linux, Namespaces; docker-container-run(1), --init; bwrap(1), --as-pid-1'

rule() {
	check 'its PID' "$(run_in sh -c 'echo $$')" 1
	check 'what /proc/1 is' "$(run_in sh -c 'exec cat /proc/1/comm')" cat
}

test_rule "$@"
