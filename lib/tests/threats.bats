#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Every statement of the threat model has a test.

# shellcheck source=/dev/null
. "$BATS_TEST_DIRNAME/assert.bash"

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
}

@test "each test that the threat model names exists" {
	sed -n 's/^|.*| \([a-z-]*\/tests\/[a-z_-]*[.][a-z]*: [^|]*[^ |]\) |$/\1/p' .github/SECURITY.md > "$BATS_TEST_TMPDIR/named"
	run wc -l < "$BATS_TEST_TMPDIR/named"
	[ "$output" -ge 15 ]
	# Each row but the head and the rule below it.
	rows=$(sed -n '/^## Threat model/,/^## /p' .github/SECURITY.md | grep -c '^|')
	assert_equal "$rows" $((output + 2))
	while IFS= read -r line; do
		grep -qE "^(@test \"|def )${line#*: }" "${line%%: *}" || fail "no test: $line"
	done < "$BATS_TEST_TMPDIR/named"
}
