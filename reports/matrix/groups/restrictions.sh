#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# restrictions.sh - restrictions of hosts: filters, limits, privileges, /proc.

# shellcheck source=/dev/null
. "$(dirname "$0")/../cell.bash"

[ -e "$directory/log" ] ||
	PIDSPEC_OUT=$out PIDSPEC_STREAMS=$(realpath "$directory") PIDSPEC_TABLE=/dev/null \
		bats lib/tests/host-*.bats lib/hosts/{calls,clock}.bats > "$directory/log" 2>&1

# A test that is skipped, or fails before it has a stream, is a row as well.
sed -nE 's/^ok [0-9]+ (.*) # skip (.*)/\1\t\2/p; s/^not ok [0-9]+ (.*)/\1\tthe test fails/p' "$directory/log" |
	while IFS='	' read -r name reason; do
		name=${name//\//%2F}
		[ -e "$directory/$name.tap" ] || echo "$reason" > "$directory/$name.why"
	done
