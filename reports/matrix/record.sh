#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# record.sh - record the verdicts of the suite in many environments.
#
#	record.sh OUT [GROUP...]
#
# Runs groups/GROUP.sh OUT DIRECTORY for each group (default: all), with DIRECTORY
# being OUT/matrix/GROUP.  A group leaves one stream for each environment there,
# ENVIRONMENT.tap, or ENVIRONMENT.why with the reason why there is none; %2F in the name
# of the file is a slash.  Streams that exist are not made again: remove one, or the directory, to repeat it.

here=$(dirname "$0") out=$1
shift
[ $# -gt 0 ] || set -- "$here"/groups/*.sh
for group in "$@"; do
	name=$(basename "$group" .sh)
	directory=$out/matrix/$name
	mkdir -p "$directory"
	rm -f "$directory"/*.why
	"$here/groups/$name.sh" "$out" "$directory"
	# A group without results is a row, too.
	[ -n "$(find "$directory" -name '*.tap' -o -name '*.why')" ] ||
		echo "no results; see $directory/log" > "$directory/$name.why"
done
