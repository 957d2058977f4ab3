#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# make libcs fails if a verdict depends on the C library, unless that is documented.

# shellcheck source=/dev/null
. "$BATS_TEST_DIRNAME/assert.bash"

# compare.sh, beside a run.sh that has streams in place of C libraries.
setup() {
	tmp=$BATS_TEST_TMPDIR
	cp "$BATS_TEST_DIRNAME"/../libcs/*.sh "$tmp"
	: > "$tmp/differences"
	cat > "$tmp/run.sh" <<-'END'
	#!/bin/sh
	cat "$1/$2-$3-$4.log" 2> /dev/null && exit 1
	[ -e "$1/$2-$3-$4.tap" ] || { echo 'requires a mirror'; exit 4; }
	echo "$1/$2-$3-$4.tap"
	END
	chmod 755 "$tmp/run.sh"
	for name in this-build musl-trixie-static glibc-trixie-static; do
		cat > "$tmp/$name.tap" <<-'END'
		TAP version 13
		1..4
		ok 1 area.one
		not ok 2 area.two
		ok 3 area.three # XFAIL known
		ok 4 area.four # SKIP requires root
		END
	done
}

# compare [table|tap]
compare() {
	run "$tmp/compare.sh" "${1:-tap}" "$tmp" "$tmp/this-build.tap" \
		musl-trixie-static glibc-trixie-static
}

# plant BUILD SCRIPT - edit its stream by sed
plant() {
	sed -i "$2" "$tmp/$1.tap"
}

@test "equal verdicts pass" {
	compare
	assert_success
	assert_output - <<-'END'
	TAP version 13
	1..3
	ok 1 same verdicts with this-build
	ok 2 same verdicts with musl-trixie-static
	ok 3 same verdicts with glibc-trixie-static
	END
}

@test "equal verdicts are a table" {
	compare table
	assert_success
	assert_line '| musl-trixie-static | - | 1 | 1 | 1 | 0 | 1 | 0 |'
}

@test "a verdict that differs fails, whichever build has it" {
	for build in this-build musl-trixie-static glibc-trixie-static; do
		cp "$tmp/$build.tap" "$tmp/kept"
		plant "$build" 's/^ok 1 area.one/not ok 1 area.one # ERROR killed/'
		compare
		assert_failure 1
		assert_line --regexp "^not ok . same verdicts with $build$"
		assert_line '# area.one: ERROR, not PASS'
		compare table
		assert_failure 1
		assert_line "$build area.one: ERROR, not PASS"
		mv "$tmp/kept" "$tmp/$build.tap"
	done
}

@test "an inconclusive rule fails" {
	plant musl-trixie-static /area.four/d
	compare
	assert_failure 1
	assert_line '# area.four: inconclusive, not SKIP'
}

@test "a documented difference passes" {
	echo 'musl-trixie-static area.one SKIP' > "$tmp/differences"
	plant musl-trixie-static 's/^ok 1 area.one/& # SKIP requires glibc/'
	compare
	assert_success
}

@test "a documented difference has one verdict" {
	echo 'musl-trixie-static area.one SKIP' > "$tmp/differences"
	plant musl-trixie-static 's/^ok 1/not ok 1/'
	compare
	assert_failure 1
	assert_line '# area.one: FAIL, not SKIP'
}

@test "a documented difference that does not occur fails" {
	printf '%s\n' 'musl-trixie-static area.one SKIP' 'musl-trixie-static area.gone SKIP' \
		'musl-bookworm-static area.one SKIP' > "$tmp/differences"
	compare
	assert_failure 1
	assert_line '# area.one: PASS, as elsewhere: remove it from the list of differences'
	assert_line '# area.gone: no such rule: remove it from the list of differences'
	refute_output --partial bookworm
}

@test "a malformed line in the list of differences fails" {
	printf '# why\nmusl-trixie-static area.one\n' > "$tmp/differences"
	compare
	assert_failure 99
	assert_output "$tmp/differences:2: not BUILD RULE VERDICT"
}

@test "a build that fails is not a difference, and fails" {
	echo 'error: no such header' > "$tmp/musl-trixie-static.log"
	compare
	assert_failure 1
	assert_line 'not ok 2 same verdicts with musl-trixie-static'
	assert_line '# error: no such header'
	assert_line 'ok 3 same verdicts with glibc-trixie-static'
}

@test "a C library that cannot be fetched is a skip" {
	rm "$tmp/musl-trixie-static.tap"
	compare
	assert_failure 1
	assert_line 'ok 2 same verdicts with musl-trixie-static # SKIP requires a mirror'
	assert_line 'ok 3 same verdicts with glibc-trixie-static'
	rm "$tmp/glibc-trixie-static.tap"
	compare
	assert_line '1..0 # SKIP requires a mirror'
	refute_line --partial 'same verdicts'
}
