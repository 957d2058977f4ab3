#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# modules.sh - security modules and settings of a kernel, in guests.

# shellcheck source=/dev/null
. "$(dirname "$0")/../cell.bash"

for kernel in trixie trixie-backports; do
	lib/hosts/lsm/boot.sh "$out" "$kernel" > /dev/null 2> "$directory/log" || :
	for stream in "$out/lsm/$kernel"/*.tap; do
		title=$(lib/hosts/lsm/boot.sh title "$(basename "$stream" .tap)")
		cell "$kernel, ${title//\//-}" cat "$stream"
	done
done
