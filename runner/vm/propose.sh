#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# propose.sh - propose changes to a file of known issues.
#
#	propose.sh KNOWN-ISSUES RESULTS.TAP...
#
# It prints a stanza for each rule that fails on a kernel without a known issue, and for
# each known issue that passes.  The range of versions is open (>= FIRST) until a release
# passes, which ends it (< FIXED).
set -eu

[ $# -ge 2 ] || {
	echo "usage: $0 KNOWN-ISSUES RESULTS.TAP..." >&2
	exit 2
}
known=$1
shift

# Print "VERDICT RULE VERSION"; the version is that of the Debian source, or of uname(2).
changes() {
	awk '
	FNR == 1 { version = "" }
	/^#:pidspec_kernel: / { version = $2 }
	/^#:pidspec_build: .* Debian / { version = $0; sub(/.* Debian /, "", version) }
	/^not ok / && ($5 == "" || $6 == "XPASS") {
		match(version, /^[0-9]+(\.[0-9]+)*/)
		print $5 == "" ? "FAIL" : $6, $4, substr(version, 1, RLENGTH)
	}' "$@" | sort -u
}

changes "$@" | awk -v known="$known" '
function names(pattern, rule) {
	gsub(/\./, "\\.", pattern)
	gsub(/\*/, ".*", pattern)
	return rule ~ "^" pattern "$"
}

function number(version,  part, n) {
	n = split(version, part, ".")
	return part[1] * 1000000 + (n > 1 ? part[2] * 1000 : 0) + (n > 2 ? part[3] : 0)
}

# Whether the lower bound of a stanza is at most this version.
function begins(stanza, version,  at) {
	if (!match(stanza, />= [0-9.]+/))
		return 1
	return number(substr(stanza, RSTART + 3, RLENGTH - 3)) <= number(version)
}

# The last stanza of a rule whose range begins before this version; else the last.
function find(rule, version,  i, found, any) {
	for (i = 1; i <= n; i++) {
		if (!names(pattern[i], rule))
			continue
		any = i
		if (begins(stanza[i], version))
			found = i
	}
	return found ? found : any
}

function with_range(text, range) {
	sub(/\nFixed-By: [^\n]*/, "", text)
	if (text ~ /\nKernel: /)
		sub(/\nKernel: [^\n]*/, "\nKernel: " range, text)
	else
		sub(/\n/, "\nKernel: " range "\n", text)
	return text
}

BEGIN {
	RS = ""
	while ((getline text < known) > 0) {
		if (!match(text, /(^|\n)Rule: [^\n]*/))
			continue
		text = substr(text, RSTART + (RSTART > 1))
		stanza[++n] = text
		pattern[n] = text
		sub(/\n.*/, "", pattern[n])
		sub(/^Rule: */, "", pattern[n])
	}
	RS = "\n"
}

$1 == "FAIL" {
	i = find($2, $3)
	text = i ? stanza[i] : "Rule: " $2 "\nReason: "
	printf "# %s fails on %s\n%s\n\n", $2, $3, with_range(text, ">= " $3)
}

$1 == "XPASS" && (i = find($2, $3)) {
	lower = match(stanza[i], />= [0-9.]+/) ? substr(stanza[i], RSTART, RLENGTH) ", " : ""
	printf "# %s passes on %s\n%s\nFixed-By: %s at the latest\n\n", $2, $3,
		with_range(stanza[i], lower "< " $3), $3
}'
