#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# From the manual page to the rules, and from each rule to a document.

bats_load_library bats-support
bats_load_library bats-assert

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	out=${PIDSPEC_OUT:-out}
	page=testcases/pid_namespaces.7.md
}

@test "every statement of pid_namespaces(7) has a rule" {
	run grep -cE '^\| S[0-9]+\*? \|' "$page"
	assert_output 61
	run grep -cE '^\| S[0-9]+\*? \| [^|]+ \| `[a-z0-9-]+\.[a-z0-9-]+`' "$page"
	assert_output 61
}

@test "every rule that a page names exists" {
	for id in $(grep -ohE '`[a-z0-9-]+\.[a-z0-9-]+`' "$page" testcases/disagreements.md | tr -d '`' | sort -u); do
		[ -f "testcases/${id%%.*}/${id#*.}.c" ] || echo "no rule $id"
	done > "$BATS_TEST_TMPDIR/missing"
	run cat "$BATS_TEST_TMPDIR/missing"
	refute_output
}

@test "every rule says where it comes from" {
	for program in "$out"/testcases/*/*; do
		"$program" --rule | grep -qE '^source: ..' || echo "$program"
	done > "$BATS_TEST_TMPDIR/without"
	run cat "$BATS_TEST_TMPDIR/without"
	refute_output
}
