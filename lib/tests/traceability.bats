#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Every statement of pid_namespaces(7) has a rule, and every rule a source.

bats_load_library bats-support
bats_load_library bats-assert

readonly STATEMENTS=61

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	out=${PIDSPEC_OUT:-out}
	page=testcases/pid_namespaces.7.md
}

# statements FILE - their rows: "NUMBER: RULE RULE...", without the rest
statements() {
	sed -nE 's/^\| S([0-9]+) \| [^|]+ \|(.*)\|$/\1:\2/p' "$1" |
		sed -E 's/[,`]/ /g; s/ +/ /g; s/ $//'
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
		compgen -G "testcases/$rule.c" > /dev/null || echo "$rule"
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
				  named_rules testcases/disagreements.md)
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
