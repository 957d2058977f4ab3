#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The source of each rule exists: the page or file, and the heading.

# shellcheck source=/dev/null
. "$BATS_TEST_DIRNAME/assert.bash"

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	out=${PIDSPEC_OUT:-out}
	manual=$out/sources/manual linux=-
	[ ! -d "$out/sources/linux" ] || linux=$out/sources/linux
}

# fetch_manual - skip where the pages cannot be fetched
fetch_manual() {
	[ -d "$manual" ] || lib/sources/fetch.sh manual "$out/sources" ||
		skip "requires Debian's manual pages of sid (network access)"
}

@test "each source resolves to a page or file, and a heading" {
	fetch_manual
	run lib/sources/check.py "$manual" "$linux" < <(lib/sources/list.sh "$out")
	assert_success
	assert_output --regexp '^[0-9]{3,} references, 0 wrong, [0-9]+ skipped$'
}

# resolves SOURCE - whether it does, in a small manual and kernel of our own
resolves() {
	local top=$BATS_TEST_TMPDIR
	mkdir -p "$top/manual/man2" "$top/linux/kernel"
	printf '%s\n' '.SH ERRORS' .TP '.BR EPERM " (since Linux 2.6)"' 'No.' \
		'.SH OPTIONS' '\fB\-f\fP, \fB\-\-fork\fP' '.RS 4' \
		> "$top/manual/man2/call.2"
	echo 'int function(void)' > "$top/linux/kernel/file.c"
	run lib/sources/check.py "$top/manual" "$top/linux" <<< "area/rule	$1"
}

@test "a heading, a tag, a tag below a heading, and words of a file resolve" {
	for source in 'call(2), ERRORS' 'call(2), EPERM' 'call(2), ERRORS, EPERM' \
		'call(2), OPTIONS, --fork' 'kernel/file.c, function()' \
		'call(2), ERRORS, says otherwise; kernel/file.c, function()' \
		'commit 0123456789ab ("kernel: change it")'; do
		resolves "$source"
		assert_success
	done
}

@test "a wrong heading, page, file or word is found, and a source without any" {
	while IFS='|' read -r source why; do
		resolves "$source"
		assert_failure 1
		assert_line "area/rule: $source: $why"
	done <<-'END'
	call(2), ERROR|no heading 'ERROR' in call(2)
	call(2), OPTIONS, EPERM|no heading 'OPTIONS, EPERM' in call(2)
	call(2)|no heading
	other(2), ERRORS|no page other(2)
	kernel/none.c, function()|no file kernel/none.c
	kernel/file.c, other()|no 'other()' in kernel/file.c
	kernel/file.c|no heading
	somewhere|neither page(section), HEADING nor path, WORDS
	END
}

@test "a list without any reference does not pass" {
	run lib/sources/check.py "$BATS_TEST_TMPDIR" - < /dev/null
	assert_failure
}
