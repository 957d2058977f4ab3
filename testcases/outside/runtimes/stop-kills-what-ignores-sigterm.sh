#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='Stopping a container whose init has no handler for SIGTERM kills it after a timeout.'
source='docker-container-stop(1), DESCRIPTION; podman-stop(1), DESCRIPTION; pid_namespaces(7), The namespace init process'

rule() {
	needs stop
	start one sh -c 'echo ready; exec sleep 1000'
	await one ready
	stop one 1
	await_end one
	check 'its exit status' "$status" 137
}

test_rule "$@"
