#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='Two containers are in two PID namespaces: neither sees a process of the other.'
source='OCI runtime-spec, config-linux, Namespaces; pid_namespaces(7)'

rule() {
	start one sh -c 'sleep 1000 & echo ready; exec sleep 1000'
	await one ready
	check 'what the second sees' "$(run_in sh -c 'echo /proc/[0-9]*')" /proc/1
	check 'what has PID 1 in the second' "$(run_in cat /proc/1/comm)" cat
}

test_rule "$@"
