#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The recipes of CONTRIBUTING: a new command or printer requires only one file.
# Without sanitizers: compiles the runner.

# shellcheck source=/dev/null
. "$BATS_TEST_DIRNAME/../../lib/tests/assert.bash"

setup_file() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	out=$(realpath "${PIDSPEC_OUT:-out}")
	tmp=$BATS_FILE_TMPDIR
	# shellcheck disable=SC2016 # backticks in the page
	awk -v tmp="$tmp" '/^```c$/ { file = tmp "/recipe" ++n ".c"; next }
		/^```/ { file = "" }
		file { print > file }' .github/CONTRIBUTING.md
	{
		printf '#include "%s"\n' base/out.h base/text.h input/result.h input/select.h \
			options/printers.h verdict/summary.h
		echo 'static void nothing(struct out *out, const struct summary *summary)'
		echo '{ (void)out, (void)summary; }'
		cat "$tmp/recipe2.c"
	} > "$tmp/count.c"
	mv "$tmp/recipe1.c" "$tmp/hello.c"
	mapfile -t objects < <(find runner -name '*.c' | sed "s|^|$out/obj/|; s|c$|o|" |
		grep -vE '/runner/(fuzz|mutants|runtimes|tests|vm/init)')
	# shellcheck disable=SC2086 # words
	${PIDSPEC_CC:-cc} -D_GNU_SOURCE -std=gnu11 -Wall -Wextra -Werror -Irunner \
		-o "$tmp/pidspec" "$tmp/hello.c" "$tmp/count.c" "${objects[@]}" \
		"$out/obj/lib/src/denial.o" "$out/obj/lib/src/confinement.o" \
		"$out/obj/lib/src/room.o" || return
	ln -s "$out/testcases" "$tmp/testcases"
}

pidspec() {
	"$BATS_FILE_TMPDIR/pidspec" "$@"
}

@test "a file with a command adds it to the parser, the help and the completions" {
	run pidspec hello
	assert_success
	assert_output hello
	run pidspec hello -x nothing --quiet
	assert_failure 2
	assert_output --partial "--quiet is not an option of 'pidspec hello'"
	run pidspec help
	assert_line '  hello       print a greeting'
	run pidspec help hello
	assert_line --regexp '^  -x, --exclude'
	run pidspec completion bash
	assert_line --partial "hello:-*) words='--help --exclude --level --since --needs --source --select --failed --partition'"
}

@test "a file with a printer adds it to --format" {
	run pidspec run -F count numbering.pid-survives-execve
	assert_success
	assert_output '1 numbering.pid-survives-execve'
	run pidspec run -F none
	assert_failure 2
	assert_output --partial 'is not pretty|tap|ktap|kselftest|jsonl|count'
}
