#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# run.sh - test a device of LAVA, and report each verdict with lava-test-case.
#
#	run.sh [SELECT...]
#
# Requires only sh and awk on the device.  $PIDSPEC is the command, $XFAIL the result of
# a known issue.  The output is that of "pidspec export lava".

work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT

"${PIDSPEC:-pidspec}" run -q -o "$work" "$@" >&2
status=$?
if [ ! -s "$work/results.tap" ]; then
	lava-test-case pidspec --result unknown
	exit $status
fi

lava-test-set start pidspec
awk -v xfail="${XFAIL:-fail}" '
/^#:pidspec_ms: / { ms = $2 + 0 }
/^#:pidspec_level: / { level = $2 }
/^(not )?ok / {
	word = /^ok/ ? "pass" : "fail"
	if (/ # SKIP/) word = "skip"
	if (/ # ERROR/) word = "unknown"
	if (/ # TODO/) word = level == "INFO" ? "pass" : xfail
	print /^ok/ ? $3 : $4, word, ms
	ms = ""
}' "$work/results.tap" | while read -r id word ms; do
	# shellcheck disable=SC2086 # zero or two options
	lava-test-case "$id" --result "$word" ${ms:+--measurement "$ms" --units ms}
done
lava-test-set stop
