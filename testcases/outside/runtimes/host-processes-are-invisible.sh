#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='A container sees its own processes in /proc, and no other.'
source='OCI runtime-spec, config-linux, Namespaces; pid_namespaces(7), /proc and PID namespaces'

rule() {
	check 'the processes in /proc' "$(run_in sh -c 'echo /proc/[0-9]*')" /proc/1
	# Control: outside, this process is in /proc.
	check 'this process, outside' "$([ -d /proc/$$ ] && echo /proc/$$)" /proc/$$
	check 'signal 0 to this process' "$(run_in sh -c 'kill -0 "$1" 2> /dev/null || echo none' sh $$)" none
}

test_rule "$@"
