#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# run.sh - test a guest of tmt, and write the results for tmt.
#
# $PIDSPEC is the command, $SELECT the selection of rules.

: "${TMT_TEST_DATA:?tmt sets it}"
pidspec=${PIDSPEC:-pidspec}

# shellcheck disable=SC2086 # words
"$pidspec" run -q -o "$TMT_TEST_DATA/pidspec" $SELECT
status=$?
"$pidspec" export tmt "$TMT_TEST_DATA/pidspec" > "$TMT_TEST_DATA/results.json" || exit
exit $status
