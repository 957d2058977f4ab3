#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# list.sh OUT - print "RULE<tab>SOURCE" for each rule that was built in OUT.

for program in "$1"/testcases/*/*; do
	"$program" --rule | sed -n "s|^source: |${program#"$1"/testcases/}	|p"
done
