#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='/proc of a container is a procfs of its PID namespace.'
source='OCI runtime-spec, config-linux, Default Filesystems; pid_namespaces(7), /proc and PID namespaces'

rule() {
	check '/proc/self' "$(run_in sh -c 'read -r pid rest < /proc/self/stat; echo $pid')" 1
	check 'what is mounted on /proc' "$(run_in sh -c 'grep -c " / /proc .* - proc " /proc/self/mountinfo')" 1
}

test_rule "$@"
