#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# table.sh - print a table of streams: a row for each rule of the areas inits, runtimes
# and pods, and a column for each stream.
#
#	table.sh STREAM...

awk '
function cut(text, n) { return length(text) > n ? substr(text, 1, n) : text }
FNR == 1 { target = "" }
/^#:pidspec_target: / && target == "" {
	target = substr($0, 19)
	if (!(target in column)) {
		column[target] = ++columns
		title[columns] = target
	}
}
/^(not )?ok [0-9]+ (inits|runtimes|pods)\./ {
	held = $1 == "ok"
	id = held ? $3 : $4
	word = held ? "yes" : "FAIL"
	if (match($0, / # [A-Z]+/))
		word = substr($0, RSTART + 3, RLENGTH - 3)
	if (word == "SKIP")
		word = "-"
	if (!(id in row)) {
		row[id] = ++rows
		name[rows] = id
	}
	cell[id, target] = word
}
END {
	if (!rows)
		exit
	for (r = 1; r <= rows; r++)
		wide = length(name[r]) > wide ? length(name[r]) : wide
	printf "\n%-*s", wide, "rule"
	for (c = 1; c <= columns; c++) {
		width[c] = length(title[c]) > 4 ? length(title[c]) : 4
		printf "  %-*s", width[c], title[c]
	}
	print ""
	for (r = 1; r <= rows; r++) {
		printf "%-*s", wide, name[r]
		for (c = 1; c <= columns; c++)
			printf "  %-*s", width[c], ((name[r], title[c]) in cell) ? cell[name[r], title[c]] : ""
		print ""
	}
}' "$@"
