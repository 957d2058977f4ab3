#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# table.sh - print a table of results under host restrictions.
#
#	table.sh FILE
#
# FILE has lines "COUNTS<tab>ENVIRONMENT"; environments with equal counts share a row.

echo '| Environment | pass | fail | skip | inconclusive | xfail |'
echo '|---|---|---|---|---|---|'
awk -F '\t' '
	!($1 in places) { order[++n] = $1; places[$1] = $2 }
	!seen[$0]++ && places[$1] != $2 { places[$1] = places[$1] "; " $2 }
	END { for (i = 1; i <= n; i++) printf "| %s | %s |\n", places[order[i]], order[i] }
' "$1"
