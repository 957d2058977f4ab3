#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# run.sh - judge a guest of tmt, and leave its results where tmt looks.
#
# $PIDSPEC is the command, $SELECT the rules.

: "${TMT_TEST_DATA:?tmt sets it}"
pidspec=${PIDSPEC:-pidspec}

# shellcheck disable=SC2086 # words
"$pidspec" run -q -o "$TMT_TEST_DATA/pidspec" $SELECT
status=$?
"$pidspec" export tmt "$TMT_TEST_DATA/pidspec" > "$TMT_TEST_DATA/results.json" || exit
exit $status
