#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Every statement of pid_namespaces(7), and all that people say, has a rule, and every
# rule a source.

bats_load_library bats-support
bats_load_library bats-assert

readonly STATEMENTS=61 CLAIMS=241

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	out=${PIDSPEC_OUT:-out}
	page=testcases/pid_namespaces.7.md
	claims=testcases/claims.md
}

# statements FILE - their rows: "NUMBER: RULE RULE...", without the rest
statements() {
	sed -nE 's/^\| S([0-9]+) \| [^|]+ \|(.*)\|$/\1:\2/p' "$1" |
		sed -E 's/[,`]/ /g; s/ +/ /g; s/ $//'
}

# claims_of FILE - its rows: "NUMBER HOW-OFTEN VERDICT: RULE RULE..."
claims_of() {
	awk -F ' *[|] *' '/^\| C[0-9]/ {
		gsub(/[`,]/, "", $8)
		print substr($2, 2), $4, $5 ": " $8
	}' "$1"
}

# without_rule FILE - the numbers of statements that name none
without_rule() {
	statements "$1" | sed -nE 's/^([0-9]+):$/\1/p'
}

# named_rules FILE - "area/rule" of all that it names, as `area.rule`
named_rules() {
	grep -oE '.[a-z-]+\.[a-z0-9-]+.' "$1" |
		sed -nE 's/^\x60(.*)\.(.*)\x60$/\1\/\2/p' | sort -u
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
	run statements "$page"
	assert_equal "${#lines[@]}" "$STATEMENTS"
	assert_equal "$(statements "$page" | cut -d : -f 1)" \
		"$(seq "$STATEMENTS")"
}

@test "every statement of pid_namespaces(7) has a rule" {
	run without_rule "$page"
	refute_output
}

@test "every rule that the pages name exists" {
	run that_do_not_exist < <(named_rules "$page"
				  named_rules testcases/disagreements.md
				  named_rules "$claims")
	refute_output
}

@test "the claims are all there, once and in order, with a verdict and a rule" {
	assert_equal "$(claims_of "$claims" | cut -d ' ' -f 1)" \
		"$(seq "$(claims_of "$claims" | wc -l)")"
	assert_equal "$(claims_of "$claims" | awk '{ n += $2 } END { print n }')" "$CLAIMS"
	run grep -vE '^[0-9]+ [0-9]+ (true|false|imprecise): [a-z-]+\.[a-z0-9-]+' \
		<(claims_of "$claims")
	refute_output
}

@test "a claim that is not simply true comes with what is" {
	run grep -E '^\| C[0-9]+ \|[^|]*\|[^|]*\| (false|imprecise) \| *\|' "$claims"
	refute_output
}

@test "every rule that is a known issue exists" {
	run that_do_not_exist < <(sed -n 's/^Rule: *//p' testcases/known-issues |
				  tr . /)
	refute_output
}

@test "every disagreement that pid_namespaces(7) leads to is described" {
	run grep -oE 'disagreements\.md#[a-z-]+' "$page"
	assert_success
	for link in "${lines[@]}"; do
		run grep -c "<a id=\"${link#*#}\"></a>" \
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

# Controls: the searches above do find what they are for.
@test "a statement without a rule, and a rule that does not exist, are found" {
	cat > "$BATS_TEST_TMPDIR/page.md" <<-'END'
	| S1 | Something. | `no-area.no-rule`, `reboot.restart-reports-sighup` |
	| S2 | Something else. |  |
	END
	run without_rule "$BATS_TEST_TMPDIR/page.md"
	assert_output 2
	run that_do_not_exist < <(named_rules "$BATS_TEST_TMPDIR/page.md")
	assert_output no-area/no-rule
}

@test "a claim without a rule is found" {
	echo '| C7 | So it is. | 3 | true | | page(7) | |' > "$BATS_TEST_TMPDIR/page.md"
	run claims_of "$BATS_TEST_TMPDIR/page.md"
	assert_output '7 3 true: '
}
