#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='With the option for an init, the runtime'\''s init has PID 1, and the program has another PID.'
source='docker-container-run(1), --init; podman-run(1), --init; systemd-nspawn(1), --as-pid2; bwrap(1), --as-pid-1'

rule() {
	needs_option --init
	check_not 'the PID of the program' "$(run_in --init sh -c 'echo $$')" 1
	check 'its exit status' "$(run_in --init sh -c 'exit 7'; echo $?)" 7
	check_not 'what has PID 1' "$(run_in --init sh -c 'exec cat /proc/1/comm')" cat
}

test_rule "$@"
