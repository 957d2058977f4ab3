#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='The command that runs a container exits with the status of the init of the container.'
source='docker-container-run(1), Exit Status; runc-run(8); bwrap(1)'

rule() {
	check 'the status after exit 7' "$(run_in sh -c 'exit 7'; echo $?)" 7
	check 'the status after true' "$(run_in true; echo $?)" 0
}

test_rule "$@"
