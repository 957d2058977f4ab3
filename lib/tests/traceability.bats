#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Every statement of pid_namespaces(7), and every popular claim, has a rule, and every
# rule has a source.

# shellcheck source=/dev/null
. "$BATS_TEST_DIRNAME/assert.bash"

readonly STATEMENTS=61 CLAIMS=241

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	out=${PIDSPEC_OUT:-out}
	statements=testcases/pid_namespaces.7.tsv
	claims=testcases/claims.tsv
}

# column NAME FILE - a line for each row; NAME may be several names, separated by commas
column() {
	awk -F '\t' -v names="$1" '
	/^#/ { next }
	!n { n = split(names, name, ","); for (i = 1; i <= NF; i++) number[$i] = i; next }
	{ for (i = 1; i <= n; i++) printf "%s%s", $(number[name[i]]), i < n ? "\t" : "\n" }' "$2"
}

# without_rule FILE - the IDs of rows that name no rule
without_rule() {
	column id,rules "$1" | sed -nE 's/^([A-Z][0-9]+)\t *$/\1/p'
}

# named_rules FILE - "area/rule" of all that a table names in its column of rules, or a
# page as `area.rule`
named_rules() {
	case $1 in
	*.tsv) column rules "$1" | tr ' ' '\n' | sed -nE 's/^(.+)\.(.+)$/\1\/\2/p' ;;
	*) grep -oE '.[a-z-]+\.[a-z0-9-]+.' "$1" | sed -nE 's/^\x60(.*)\.(.*)\x60$/\1\/\2/p' ;;
	esac | sort -u
}

# that_do_not_exist - those of the rules, or patterns, on standard input
that_do_not_exist() {
	while read -r rule; do
		compgen -G "testcases/$rule.[cb]*" > /dev/null ||
			compgen -G "testcases/outside/$rule.*" > /dev/null ||
			echo "$rule"
	done
}

@test "the statements of pid_namespaces(7) are all there, once and in order" {
	assert_equal "$(column id "$statements")" "$(seq -f S%g "$STATEMENTS")"
}

@test "every statement of pid_namespaces(7) has a rule" {
	run without_rule "$statements"
	refute_output
}

@test "every rule that the pages name exists" {
	run that_do_not_exist < <(named_rules "$statements"
				  named_rules testcases/disagreements.md
				  named_rules "$claims")
	refute_output
}

@test "the claims are all there, once and in order, with a verdict and a rule" {
	assert_equal "$(column id "$claims")" "$(seq -f C%g "$(column id "$claims" | wc -l)")"
	assert_equal "$(column texts "$claims" | awk '{ n += $1 } END { print n }')" "$CLAIMS"
	run grep -vE '^(true|false|imprecise)$' <(column verdict "$claims")
	refute_output
	run without_rule "$claims"
	refute_output
}

@test "the introduction to the claims has their numbers" {
	local verdict sums=()
	for verdict in true imprecise false; do
		sums+=("$(column texts,verdict "$claims" |
			awk -v verdict="$verdict" '$2 == verdict { n += $1 } END { print n }')")
	done
	run tr '\n' ' ' < testcases/claims.md
	assert_output --partial "$(grep -c '^C' "$claims") rows for $CLAIMS claims"
	assert_output --partial \
		"${sums[0]} are true, ${sums[1]} are imprecise and ${sums[2]} are false"
}

@test "a claim that is not simply true comes with a fact" {
	run grep -E '^(false|imprecise)	$' <(column verdict,fact "$claims")
	refute_output
}

@test "every rule that is a known issue exists" {
	run that_do_not_exist < <(sed -n 's/^Rule: *//p' testcases/known-issues |
				  tr . /)
	refute_output
}

@test "every disagreement that the table of pid_namespaces(7) refers to is described" {
	run sed '/^$/d' <(column disagreement "$statements")
	assert_success
	assert [ "${#lines[@]}" -gt 0 ]
	for anchor in "${lines[@]}"; do
		run grep -c "<a id=\"$anchor\"></a>" \
			testcases/disagreements.md
		assert_output 1
	done
}

@test "every rule has a source" {
	for program in "$out"/testcases/*/*; do
		"$program" --rule | grep -q '^source: .' || echo "$program"
	done > "$BATS_TEST_TMPDIR/without"
	run cat "$BATS_TEST_TMPDIR/without"
	refute_output
}

# Controls: the searches above find planted errors.
@test "a statement without a rule, and a rule that does not exist, are found" {
	printf '%s\t%s\t%s\n' id statement rules \
		S1 Something. 'no-area.no-rule reboot.restart-reports-sighup' \
		S2 'Something else.' '' > "$BATS_TEST_TMPDIR/table.tsv"
	run without_rule "$BATS_TEST_TMPDIR/table.tsv"
	assert_output S2
	run that_do_not_exist < <(named_rules "$BATS_TEST_TMPDIR/table.tsv")
	assert_output no-area/no-rule
}
