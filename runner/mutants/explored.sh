#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# explored.sh - print what the explorer found on each mutant: the number of scenes that it
# ran, and the difference.
#
#	explored.sh DIRECTORY-OF-PIDSPEC-MUTANTS

# fact NAME STREAM
fact() {
	sed -n "s/^# $1: //p" "$2" | head -n 1
}

printf 'mutant\toutcome\tscenes\tdifference\tsays\n'
tail -n +2 "$1/mutants.tsv" | while IFS='	' read -r line; do
	mutant=$(echo "$line" | cut -f1)
	stream=$(find "$1/$mutant" -name results.tap)
	printf '%s\t%s\t%s\t%s\t%s\n' "$mutant" "$(echo "$line" | cut -f2)" \
		"$(fact scenes "$stream")" "$(fact difference "$stream")" "$(echo "$line" | cut -f8)"
done
