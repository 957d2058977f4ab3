#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# containers.sh - inside containers of the runtimes that are installed.

# shellcheck source=/dev/null
. "$(dirname "$0")/../cell.bash"

# inside RUNTIME - print the stream of a container
inside() {
	local work
	work=$(mktemp -d)
	"$pidspec" runtimes -o "$work/results" "$1" > "$work/log" 2>&1
	cat "$work/results/$1/inside.stream" 2> /dev/null ||
		tail -n 1 "$work/log" | tr -s ' ' >&2
	rm -rf "$work"
}

# gVisor is not Linux: a FAIL there is not a wrong verdict.
for driver in runner/runtimes/drivers/*.sh; do
	name=$(basename "$driver" .sh)
	[ "$name" != runsc ] || continue
	cell "$name" inside "$name"
done
PIDSPEC_PRIVATE_USERS=1 cell 'nspawn, user namespace' inside nspawn
