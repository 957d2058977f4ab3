#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# modules.sh - security modules and settings of a kernel, in guests.

# shellcheck source=/dev/null
. "$(dirname "$0")/../cell.bash"

# recorded STREAM - print it; if there is none, the last message of boot.sh
recorded() {
	cat "$1" 2> /dev/null || tail -n 1 "$directory/log" >&2
}

for kernel in trixie trixie-backports; do
	lib/hosts/lsm/boot.sh "$out" "$kernel" > /dev/null 2> "$directory/log" || :
	for file in lib/hosts/lsm/{settings/*.sh,profiles/*.aa,policies/*.cil}; do
		name=${file#lib/hosts/lsm/}
		name=${name%.*}
		name=${name/\//-}
		title=$(lib/hosts/lsm/boot.sh title "$name")
		cell "$kernel, ${title//\//%2F}" recorded "$out/lsm/$kernel/$name.tap"
	done
done
