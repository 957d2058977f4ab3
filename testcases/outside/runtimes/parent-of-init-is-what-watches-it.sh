#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='The parent of the init of a container is its shim, monitor or runtime.'
source='containerd, runtime v2 shims; conmon(8); runc-run(8)'
level=SHOULD

rule() {
	[ "$runtime_parent" ] || skip "requires a runtime whose containers run on this kernel"
	start one sh -c 'echo ready; exec sleep 1000'
	await one ready
	init=$(init_of one)
	parent=$(sed -n 's/^PPid:[^0-9]*//p' "/proc/$init/status")
	check 'the PID of init, in there' "$(sed -n 's/^NSpid:.*[^0-9]//p' "/proc/$init/status")" 1
	command=$(tr '\0' '\n' < "/proc/$parent/cmdline" | head -n 1)
	case $command in
	'['*) command="${command%%]*}]" ;; # a title of LXC, which has paths
	*) command=${command##*/} ;;
	esac
	check 'its parent' "${command%-runc-v2}" "$runtime_parent"
	check_not "its parent's PID namespace" "$(namespace_of "$parent")" "$(namespace_of "$init")"
}

test_rule "$@"
