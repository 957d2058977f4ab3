#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='Files of /proc about the whole machine are masked in a container: /proc/kcore is empty, and /proc/sys is read-only.'
source='OCI runtime-spec, config-linux, Masked Paths, Readonly Paths; docker-container-run(1), --security-opt systempaths'
level=SHOULD

rule() {
	check 'bytes in /proc/kcore' "$(run_in sh -c 'head -c 1 /proc/kcore 2> /dev/null | wc -c')" 0
	check 'mounts on /proc/sys that are read-only' \
		"$(run_in sh -c 'grep -c " /proc/sys ro" /proc/self/mountinfo')" 1
	# Control: outside, the file can be read.
	check 'bytes in /proc/kcore outside' "$(head -c 1 /proc/kcore 2> /dev/null | wc -c)" "$([ -r /proc/kcore ] && echo 1 || echo 0)"
}

test_rule "$@"
