#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The list of words that prose must not have: "make lint" applies it to the tree.

# shellcheck source=/dev/null
. "$BATS_TEST_DIRNAME/assert.bash"

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	tmp=$BATS_TEST_TMPDIR
}

check() {
	run lib/words/check.py lib/words/list "$@"
}

@test "each of ten planted phrases is found, with the line and what to write" {
	while IFS='|' read -r phrase instead; do
		printf '# Title\n\nHere %s stands.\n' "$phrase" > "$tmp/page.md"
		check "$tmp/page.md"
		assert_failure 1
		assert_line --partial "$tmp/page.md:3: '$phrase': write $instead"
	done <<-'END'
	breaks a promise|conforms to
	nonsense|inconclusive
	father|parent
	injected|joined by setns(2)
	hostile place|environment
	wants a whole machine|modifies host-wide state
	leash|liveness socketpair
	known to be broken|known issue
	signs of life|heartbeat
	may do nothing|an unprivileged user
	END
}

@test "comments, strings and manual pages are prose, and code is not" {
	printf '/* It wants root. */\nint wants; /* fine */\nputs("it wants root");\nputs("wants");\n' > "$tmp/a.c"
	check "$tmp/a.c"
	assert_equal "$(cut -d: -f2 <<< "$output" | paste -sd' ')" "1 3"
	printf '# It wants root.\nwants=1\necho "it wants root"\n' > "$tmp/a.sh"
	check "$tmp/a.sh"
	assert_equal "$(cut -d: -f2 <<< "$output" | paste -sd' ')" "1 3"
	printf '"""It wants root."""\nwants = 1\n# It wants root.\n' > "$tmp/a.py"
	check "$tmp/a.py"
	assert_equal "$(cut -d: -f2 <<< "$output" | paste -sd' ')" "1 3"
	printf "cat << 'END'\n.Sh A PAGE\nIt wants root.\n.Sy wants\nEND\nwants\n" > "$tmp/b.sh"
	check "$tmp/b.sh"
	assert_equal "$(cut -d: -f2 <<< "$output" | paste -sd' ')" "3"
	printf '.Dd today\n.Sy wants\nIt wants root.\n' > "$tmp/a.1"
	check "$tmp/a.1"
	assert_equal "$(cut -d: -f2 <<< "$output" | paste -sd' ')" "3"
	# shellcheck disable=SC2016 # Markdown
	printf 'It requires `wants`.\n\n```\nwants\n```\n' > "$tmp/a.md"
	check "$tmp/a.md"
	assert_success
	refute_output
}

@test "a line of the list without a tab is an error" {
	printf 'wants requires\n' > "$tmp/list"
	run lib/words/check.py "$tmp/list" README.md
	assert_failure 2
	assert_output "$tmp/list:1: no tab; write PATTERN, a tab, what to write instead"
}
