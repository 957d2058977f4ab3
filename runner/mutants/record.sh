#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# record.sh - record who notices the mutants, and the coverage of the kernel.
#
#	record.sh OUT PACKAGE DIRECTORY
#
# OUT/mutants is the result of "make mutants-kernel" for PACKAGE.  Writes to DIRECTORY:
# mutants.tsv, which has a column for the kernel's own selftests, explorer.tsv and
# coverage.tsv.
set -eu

out=$1 package=$2 to=$3
here=$(dirname "$0")
built=$out/mutants
source=$built/${package%/*}

"$out/pidspec" mutants -o "$built/results" || :
"$here/selftests.sh" "$source" "$source-x86" "$built/selftests"
"$out/pidspec" mutants -o "$built/by-selftests" -t 10 -p "$built/selftests" || :
"$out/pidspec" mutants -o "$built/by-explorer" --explore 1000 || :

# Without seconds, which differ in each run.
awk -F '\t' -v OFS='\t' '
	NR == FNR { noticed[$1] = FNR == 1 ? "selftests" : $4 " " $5; next }
	{
		gsub(/^ | $/, "", noticed[$1])
		print $1, $2, $4, $5, $6, $7, noticed[$1], $8
	}' "$built/by-selftests/mutants.tsv" "$built/results/mutants.tsv" > "$to/mutants.tsv"
"$here/explored.sh" "$built/by-explorer" > "$to/explorer.tsv"
"$here/coverage/run.sh" "$out" "$package" "$built" > "$built/coverage.tsv"
cp "$built/coverage.tsv" "$to/coverage.tsv"
