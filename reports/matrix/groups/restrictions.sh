#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# restrictions.sh - restrictions of hosts: filters, limits, privileges, /proc.

# shellcheck source=/dev/null
. "$(dirname "$0")/../cell.bash"

[ ! -e "$directory/log" ] || exit 0
PIDSPEC_OUT=$out PIDSPEC_STREAMS=$(realpath "$directory") PIDSPEC_TABLE=/dev/null \
	bats lib/tests/host-*.bats lib/hosts/*.bats > "$directory/log" 2>&1
sed -n 's/^ok [0-9]* \(.*\) # skip \(.*\)/\1	\2/p' "$directory/log" |
	while IFS='	' read -r name reason; do
		echo "$reason" > "$directory/${name//\//-}.why"
	done
