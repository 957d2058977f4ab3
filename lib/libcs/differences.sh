#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# differences.sh - compare the verdicts of builds, rule by rule.
#
#	differences.sh KNOWN BUILD.tap...
#
# KNOWN has lines "BUILD RULE VERDICT".  Prints "BUILD RULE: VERDICT, not VERDICT" for
# each verdict that is not in KNOWN and differs from that of most builds.  If several
# verdicts are the most frequent, the one that reaches this number first counts, in the
# order of the builds.  A line of KNOWN is reported if its build has the verdict of most
# builds, or if no build has the rule.  Exit status 1 if anything is printed, 2 if KNOWN
# has another line.

known=$1
shift
exec awk '
function common(rule,    v, most, build, i, verdict) {
	for (i = 1; i <= n_builds; i++) {
		build = builds[i]
		if ((build, rule) in known)
			continue
		v[verdict = verdict_of(build, rule)]++
		if (most == "" || v[verdict] > v[most])
			most = verdict
	}
	return most
}

function verdict_of(build, rule) {
	return (build, rule) in verdicts ? verdicts[build, rule] : "inconclusive"
}

function report(build, rule, text) {
	print build " " rule ": " text
	n_reported++
}

of_known && NF && !/^#/ {
	if (NF != 3) {
		print FILENAME ":" FNR ": not BUILD RULE VERDICT" > "/dev/stderr"
		exit malformed = 2
	}
	known[$1, $2] = $3
}
of_known { next }
FNR == 1 {
	build = FILENAME
	gsub(/.*\/|\.tap$/, "", build)
	builds[++n_builds] = build
	ran[build]
}
/^(not )?ok / {
	rule = $1 == "ok" ? $3 : $4
	verdict = $1 == "ok" ? "PASS" : "FAIL"
	if (match($0, / # [A-Za-z]+/))
		verdict = substr($0, RSTART + 3, RLENGTH - 3)
	verdicts[build, rule] = verdict
	if (!(rule in seen)) {
		seen[rule]
		rules[++n_rules] = rule
	}
}
function report_known(    key, part) {
	for (key in known) {
		split(key, part, SUBSEP)
		if ((part[1] in ran) && !(part[2] in seen))
			report(part[1], part[2], "no such rule: remove it from the list of differences")
	}
}

END {
	if (malformed)
		exit malformed
	for (r = 1; r <= n_rules; r++) {
		rule = rules[r]
		usual = common(rule)
		for (b = 1; b <= n_builds; b++) {
			build = builds[b]
			verdict = verdict_of(build, rule)
			listed = (build, rule) in known ? known[build, rule] : usual
			if (verdict != listed && verdict != usual)
				report(build, rule, verdict ", not " listed)
			else if (verdict != listed)
				report(build, rule, verdict ", as elsewhere: remove it from the list of differences")
		}
	}
	report_known()
	exit n_reported > 0
}' of_known=1 "$known" of_known=0 "$@"
