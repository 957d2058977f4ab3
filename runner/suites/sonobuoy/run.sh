#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# run.sh - test a node, and write the results for the worker of Sonobuoy.
#
# Writes results.tar.gz to $SONOBUOY_RESULTS_DIR, with junit.xml, results.tap and the output
# of programs, and then the file "done" with the path of the archive.  The worker waits
# for "done", so it is written after a failure, too.  $SELECT is the selection of rules.

results=${SONOBUOY_RESULTS_DIR:-/tmp/sonobuoy/results}
pidspec=${PIDSPEC:-$(dirname "$0")/pidspec}
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT

mkdir -p "$results" "$work/pidspec"
# shellcheck disable=SC2086 # words
"$pidspec" run -q --target "${NODE_NAME:-$(hostname)}" -o "$work/pidspec" $SELECT \
	2> "$work/pidspec/stderr.log"
status=$?
"$pidspec" report "$work/pidspec" -o "$work/pidspec/junit.xml" \
	2>> "$work/pidspec/stderr.log" || status=3

tar czf "$results/results.tar.gz" -C "$work/pidspec" .
printf %s "$results/results.tar.gz" > "$results/.done"
mv "$results/.done" "$results/done"
exit $status
