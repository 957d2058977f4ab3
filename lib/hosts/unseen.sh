#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# unseen.sh - find skips that hide a kernel that rejects a system call for every caller.
#
#	unseen.sh OUT SKIPS ANSWER[,ANSWER...] CALL... [-- RULE...]
#
# Each CALL, in the syntax of filter.c, fails with each ANSWER in turn, as if the kernel
# itself returned it.  A rule that passes otherwise must not be skipped: it must fail, or
# be inconclusive.  If a configuration or the host may be the reason as well, SKIPS has a
# line "CALL ANSWER RULE # REASON" of shell patterns.  Prints "CALL ANSWER RULE: REASON"
# for each skip that has no such line.  OUT/lib/hosts/used receives the numbers of the
# lines of SKIPS that match a skip.

set -f
out=$1 skips=$2 answers=$3
shift 3
calls=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do calls+=("$1") && shift; done
[ $# -eq 0 ] || shift
filter=$(realpath "$out/lib/hosts/filter")
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT

# run OPTION... - "RULE REASON" of each rule that is skipped; "RULE" if it passes
run() {
	"$out/pidspec" run -F tap --timeout 2 "$@" 2> /dev/null |
		sed -nE 's/^ok [0-9]+ ([^ ]+)( # SKIP (.*))?$/\1 \3/p' | sort
}

# is_listed CALL ANSWER RULE - whether a line of SKIPS matches; records its number
is_listed() {
	local n=0 call answer rule rest
	while read -r call answer rule rest; do
		n=$((n + 1))
		case $call in '' | '#'*) continue ;; esac
		# shellcheck disable=SC2053,SC2254 # patterns
		if [[ $1 == $call && $2 == $answer && $3 == $rule ]]; then
			echo "$n" >> "$work/used"
			return 0
		fi
	done < "$skips"
	return 1
}

run "$@" | sed -n 's/ $//p' > "$work/passes"
for call in "${calls[@]}"; do
	for answer in ${answers//,/ }; do
		run "$@" --wrap "$filter --unseen $answer $call --" | grep ' .' |
			join "$work/passes" - > "$work/skipped"
		while read -r rule reason; do
			is_listed "$call" "$answer" "$rule" || echo "$call $answer $rule: $reason"
		done < "$work/skipped"
	done
done
if [ -e "$work/used" ]; then
	sort -un "$work/used" >> "$out/lib/hosts/used"
fi
