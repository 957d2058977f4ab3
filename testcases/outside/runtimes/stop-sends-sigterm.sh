#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='Stopping a container sends SIGTERM to its init, which can then exit by itself.'
source='docker-container-stop(1), DESCRIPTION; podman-stop(1), DESCRIPTION'

rule() {
	needs stop
	start one sh -c 'trap "exit 5" TERM; sleep 1000 & echo ready; wait'
	await one ready
	stop one 30
	await_end one
	check 'its exit status' "$status" 5
}

test_rule "$@"
