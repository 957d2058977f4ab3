#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# tally.sh - summarize TAP files in a few lines.
#
#	tally.sh [NAME] FILE...
#
# Prints each point that is not ok, except expected failures (# TODO), with the comments
# and blocks that follow it (in pidspec's own stream, they precede it).  The last line is
# "NAME: N passed, N failed, N skipped".  A file whose plan is not met counts as one more
# failure.  The exit status is 1 if there are failures.

name=
case $1 in
*.tap) ;;
*) name="$1: " && shift ;;
esac
exec awk -v name="$name" '
function end_of_file() {
	if (file != "" && planned != seen) {
		print "not ok " file ": " seen " points, but the plan has " (planned == "" ? "nothing" : planned)
		failed++
	}
}
FNR == 1 { end_of_file(); file = FILENAME; planned = ""; seen = 0; show = 0 }
/^1\.\.[0-9]/ { planned = substr($1, 4) + 0; if (/# SKIP/) skipped++ }
/^#:/ { before = before $0 "\n" }
/^ok / { seen++; show = 0; before = ""; if (/# (SKIP|skip)/) skipped++; else passed++ }
/^not ok .* # TODO / { seen++; show = 0; before = ""; passed++; next }
/^not ok / { seen++; failed++; show = 1; printf "%s", before; before = "" }
show { print }
END {
	end_of_file()
	printf "%s%d passed, %d failed, %d skipped\n", name, passed, failed, skipped
	exit failed > 0
}' "$@"
