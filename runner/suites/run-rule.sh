#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# run-rule.sh - run one rule for kselftest or LTP.
#
#	AREA.RULE           prints TAP, and exits as kselftest expects (4: skipped)
#	AREA.RULE ltp       adds the summary of LTP, and exits as LTP expects
#
# install.sh installs it, with a symbolic link for each rule.  It executes the runner,
# which does not count known issues as failures.

id=$(basename "$0")
here=$(dirname "$(readlink -f "$0")")

# The first lines of LTP's summary count checks.
summarize() {
	checks=$(echo "$stream" | sed -n 's/^#:pidspec_checks: //p')
	printf '\nSummary:\npassed   %d\nfailed   %d\nbroken   %d\nskipped  %d\nwarnings 0\n' \
		"$((status == 0 ? ${checks:-1} : 0))" $((status == 1)) $((status == 2)) \
		$((status == 32))
}

stream=$(PIDSPEC_PROGRAMS=$here/programs "$here/pidspec" run -F tap "$id")
status=$?
echo "$stream"
[ "$1" = ltp ] || exit "$status"

# LTP has no concept of known issues: they are TCONF, like skips.
case $status:$stream in
4:* | 0:*"not ok 1 $id # TODO "*) status=32 ;;
0:* | 1:*) ;;
*) status=2 ;;
esac
summarize
exit "$status"
