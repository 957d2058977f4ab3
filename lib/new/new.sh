#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# new.sh - create a rule: its program and its mutants, from the skeletons beside this
# script.
#
#	new.sh AREA.RULE-IN-WORDS		write testcases/AREA/RULE-IN-WORDS.*
#	new.sh --find AREA.RULE-IN-WORDS	only check whether it exists
#
# A skeleton builds and runs, and is inconclusive until it is filled in.

cd "$(dirname "$0")/../.." || exit 2

die() {
	echo "make: $*" >&2
	exit 2
}

areas() {
	for area in testcases/*/; do
		[ "$area" = testcases/outside/ ] || basename "$area"
	done | paste -s -d ' '
}

find=
[ "$1" != --find ] || { find=1 && shift; }

id=$1 area=${1%%.*} rule=${1#*.}
[ -n "$id" ] || die "set RULE, as in RULE=area.rule-in-words, such as RULE=numbering.pids-go-up-from-1"
case $id in
.* | *. | *[!a-z0-9.-]* | *.*.*) bad=1 ;;
*.*) bad= ;;
*) bad=1 ;;
esac
[ -z "$bad" ] || die "RULE='$id' is not area.rule-in-words, of a-z, 0-9 and -, with one dot"
[ "$area" != outside ] || die "testcases/outside/README.md describes how to write such a rule"
[ -d "testcases/$area" ] || die "there is no area '$area'; run mkdir testcases/$area, or use one of: $(areas)"

for file in "testcases/$area/$rule.c" "testcases/$area/$rule.bats"; do
	[ ! -e "$file" ] || there=$file
done
if [ "$find" ]; then
	[ "$there" ] || die "there is no testcases/$area/$rule.c; 'make new RULE=$id' creates it"
	exit
fi
[ -z "$there" ] || die "$there already exists"

case $area in
tools) kind=bats ;;
*) kind=c ;;
esac
to=testcases/$area/$rule
cp "lib/new/skeleton.$kind" "$to.$kind" && cp "lib/new/skeleton.$kind.mutants" "$to.mutants" || exit 2
echo "$to.$kind"
echo "$to.mutants"
echo "Replace each TODO (testcases/README.md), then: make rule RULE=$id"
