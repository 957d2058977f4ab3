#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# point.sh - run a command as one test, and print TAP.
#
#	point.sh NAME COMMAND [ARGUMENT...]

name=$1
shift
echo 'TAP version 13'
echo '1..1'
if output=$("$@" 2>&1); then
	echo "ok 1 $name"
else
	echo "not ok 1 $name"
	echo "$output" | tail -n 100 | sed 's/^/# /'
fi
