#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck source=runner/runtimes/rule.sh disable=SC2016 # expanded in there
. "${0%/*}/../../runtimes/rule.sh"
says='With the option for an init, orphans in a container are reaped, although the program does not wait for them.'
source='docker-container-run(1), --init; podman-run(1), --init; systemd-nspawn(1), --as-pid2; bwrap(1), --as-pid-1'

# The number of an orphan is free when the orphan has been reaped, and not before.
rule() {
	needs_option --init
	start one --init sh -c 'orphan=$(sh -c "sleep 1000 > /dev/null & echo \$!") n=0
		kill -KILL "$orphan"
		while kill -0 "$orphan" 2> /dev/null && [ $n -lt 100000 ]; do n=$((n + 1)); done
		[ $n -lt 100000 ] && echo reaped || echo a zombie; exec sleep 1000'
	check 'the orphan' "$(next_line one)" reaped
}

test_rule "$@"
