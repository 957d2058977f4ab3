#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# table.sh - the table of make modules, of files that boot.sh has written.
#
#	table.sh OUT/lsm/KERNEL.tsv...

echo '| Kernel | Environment | pass | fail | skip | inconclusive | wrong |'
echo '|---|---|---|---|---|---|---|'
awk -F '\t' '
	{ kernel = FILENAME; sub(/.*\//, "", kernel); sub(/\.tsv$/, "", kernel) }
	{ printf "| %s | %s | %s | %s | %s | %s | %s |\n", kernel, $1, $2, $3, $4, $5, $6 }
	$6 { wrong = 1 }
	END { exit wrong }
' "$@"
