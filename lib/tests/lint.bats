#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Errors in test cases are found by lint, or by their mutants.

# shellcheck source=/dev/null
. "$BATS_TEST_DIRNAME/assert.bash"

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	out=${PIDSPEC_OUT:-out}
	mkdir -p "$BATS_TEST_TMPDIR/area"
	case=$BATS_TEST_TMPDIR/area/some-rule
	echo 's/getpid() == /getpid() != /' > "$case.mutants"
}

# write_case BODY - a test case with this body of test()
write_case() {
	cat > "$case.c" <<-END
	// SPDX-License-Identifier: GPL-2.0-or-later
	#include "pidspec.h"

	#include <stdio.h>

	const struct rule rule = { .says = "A.", .source = "b(7), c" };

	void test(void)
	{
		$1
	}
	END
}

assert_complaint() {
	run lib/lint.sh "$case.c"
	assert_failure 1
	assert_output --partial "$1"
}

@test "lint accepts a correct test case" {
	write_case 'CHECK(getpid() == getpid());'
	run lib/lint.sh "$case.c"
	assert_success
	assert_output ''
}

@test "lint rejects a test case that prints ok for a check it never made" {
	write_case 'printf("ok 1 getpid() == 1\n");'
	assert_complaint 'test cases do not print'
	write_case 'must(write(STDOUT_FILENO, "ok 1\n", 5));'
	assert_complaint 'test cases do not print'
}

@test "lint rejects signals that bypass the guards" {
	write_case '(kill)(-1, SIGKILL);'
	assert_complaint 'signals go through the guarded words'
	write_case 'syscall(SYS_kill, -1, SIGKILL);'
	assert_complaint 'signals go through the guarded words'
	write_case 'killpg(0, SIGKILL);'
	assert_complaint 'signals go through the guarded words'
}

@test "lint rejects processes that are created without the library" {
	write_case 'pid_t pid = fork();'
	assert_complaint 'start processes with child()'
	write_case 'syscall(SYS_clone3, NULL, 0);'
	assert_complaint 'start processes with child()'
}

@test "lint rejects waiting for time, and checks that may be left out" {
	write_case 'usleep(1000);'
	assert_complaint 'wait for an event, not for time'
	write_case 'if (getpid() != 1) CHECK(true);'
	assert_complaint 'a check that may be left out is no check'
}

@test "lint rejects a rule about what the C library does" {
	write_case 'CHECK_OK(sched_setscheduler(0, SCHED_OTHER, &(struct sched_param){ 0 }));'
	assert_complaint 'sched_setscheduler() of a C library may answer for the kernel'
	write_case 'CHECK_EQ(raise(SIGURG), 0);'
	assert_complaint 'raise() of a C library may answer for the kernel'
	write_case 'CHECK_OK(setuid(0)); /* for all threads */'
	assert_complaint 'setuid() of a C library may answer for the kernel'
	write_case 'CHECK_ERRNO(clock_getcpuclockid(1, NULL), ESRCH);'
	assert_complaint 'clock_getcpuclockid() of a C library may answer for the kernel'
	write_case 'CHECK_OK(faccessat(AT_FDCWD, "/proc/1", R_OK, AT_EACCESS));'
	assert_complaint 'a C library may implement this itself'
	write_case 'struct sigevent event = { .sigev_notify = SIGEV_THREAD };'
	assert_complaint 'a C library may implement this itself'
	write_case 'CHECK((getpid)() == 1);'
	assert_complaint 'getpid() of a C library may answer for the kernel'
}

@test "lint accepts system calls, words, functions of the rule and names in comments" {
	write_case 'CHECK_EQ(syscall(SYS_sched_getscheduler, 0), 0);
		/* As raise(3) and
		   abort(3) do. */
		CHECK_OK(setresuid(0, 0, 0));
		CHECK_EQ(its_own(), (long)(getpid()));'
	sed -i 's/^void test/static long its_own(void)\n{\n\treturn getpid();\n}\n\n&/' "$case.c"
	run lib/lint.sh "$case.c"
	assert_success
	assert_output ''
}

@test "lint rejects sysctls that are written without the guards" {
	write_case 'must(write_text("/proc/sys/kernel/pid_max", "301"));'
	assert_complaint 'write it with set_pid_max() or set_last_pid()'
}

@test "lint rejects a sentence that is long, not in plain terms, or without a full stop" {
	while IFS='|' read -r says why; do
		write_case 'CHECK(true);'
		sed -i "s|\"A\\.\"|\"$says\"|" "$case.c"
		assert_complaint "the sentence of the rule $why"
	done <<-'END'
	A b|has no full stop
	A tells b.|is not in plain terms: tells
	A a a a a a a a a a" " a a a a a a a a a a" " a a a a a a a a a a a.|has more than 25 words
	END
}

@test "lint rejects a source without a heading, and one that is neither page, path nor commit" {
	for source in 'b(7)' 'Documentation/b.rst' 'somewhere, c' 'b(7), c; kernel/d.c'; do
		write_case 'CHECK(true);'
		sed -i "s|b(7), c|$source|" "$case.c"
		assert_complaint "${source##*; } is neither page(section), HEADING nor path, WORDS"
	done
}

@test "lint rejects a level that does not fit the source" {
	while IFS='|' read -r level source; do
		write_case 'CHECK(true);'
		sed -i "s|\"b(7), c\"|\"$source\", .level = $level|" "$case.c"
		assert_complaint "level $level, but no source of that kind: $source"
	done <<-'END'
	MUST|kernel/c.c, d()
	MUST|b(7), c, says otherwise; kernel/c.c, d()
	SHOULD|b(7), c
	SHOULD|kernel/c.c, d(); b(7), c
	CODE|Documentation/c.rst, d; b(7), c
	END
}

@test "lint accepts each kind of source with its level" {
	while IFS='|' read -r level source; do
		write_case 'CHECK(true);'
		sed -i "s|\"b(7), c\"|\"$source\", .level = $level|" "$case.c"
		run lib/lint.sh "$case.c"
		assert_success
	done <<-'END'
	MUST|kernel/c.c, d(); FUTEX(2const), e, f
	SHOULD|Documentation/a/c.rst, d
	SHOULD|b(7), c; tools/testing/selftests/a/c.c, main
	SHOULD|commit 9876cfe8ec1c (\\"memfd: replace it\\")
	CODE|fs/proc/c.c, d(); b(7), c
	INFO|fs/proc/c.c, d(); b(7), c, says otherwise
	END
}

@test "lint rejects a test case without mutants" {
	write_case 'CHECK(true);'
	rm "$case.mutants"
	assert_complaint "no $case.mutants"
}

@test "a mutant that passes, is inconclusive, changes nothing or does not compile is reported" {
	write_case 'CHECK(getpid() == getpid() || getpid() == 7);'
	cat > "$case.mutants" <<-'END'
	# This one is caught.
	s/CHECK(.*/CHECK(false);/
	s/7/8/
	s/CHECK(/must(-1); CHECK(/
	s/nothing/at all/
	s/CHECK(/CHECK(((/
	END
	CC=${PIDSPEC_CC:-cc} run lib/mutants.sh "$out" "$case.mutants"
	assert_line --regexp '^ok 1 '
	assert_line --regexp '^not ok 2 '
	assert_line '# it passes'
	assert_line --regexp '^not ok 3 '
	assert_line --regexp '^# exit status 99: # no verdict'
	assert_line --regexp '^not ok 4 '
	assert_line '# the script changes nothing, or sed rejects it'
	assert_line --regexp '^not ok 5 '
	assert_line '# it does not compile'
	assert_line '1..5'
}

@test "lint rejects a namespace number that is kept in a long" {
	write_case 'long namespace = own_namespace(); CHECK_EQ(namespace, 1);'
	run lib/widths.sh "$case.c"
	assert_failure 1
	assert_output --partial 'some-rule.c:10: keep values of the kernel in intmax_t'
	write_case 'long long many = 1; /* so long */ CHECK(many);'
	run lib/widths.sh "$case.c"
	assert_failure 1
	sed 's/^intmax_t file_number/long file_number/' lib/src/namespace.c > "$BATS_TEST_TMPDIR/namespace.c"
	run lib/widths.sh "$BATS_TEST_TMPDIR/namespace.c"
	assert_failure 1
	write_case 'unsigned long flags = 0; /* a long comment */ CHECK(flags == 0);'
	run lib/widths.sh "$case.c"
	assert_success
	run grep -n 'lib/widths.sh' lib/tests/style.mk
	assert_output --partial '(sources)'
}

@test "the 32-bit build rejects a namespace number that is kept in an unsigned long or int" {
	command -v i686-linux-gnu-gcc > /dev/null || skip 'requires i686-linux-gnu-gcc (apt-get install gcc-i686-linux-gnu)'
	# shellcheck disable=SC2016 # for make
	flags=$(env -u MAKEFLAGS -u MFLAGS make -s WERROR=1 CC=i686-linux-gnu-gcc O="$BATS_TEST_TMPDIR/o" flags \
		--eval='flags: ; @echo $(CPPFLAGS) $(CFLAGS) $(errors) $(narrow)')
	for type in 'unsigned long' int; do
		write_case "$type namespace = own_namespace(); CHECK_EQ(namespace, 1);"
		# shellcheck disable=SC2086
		run i686-linux-gnu-gcc $flags -MF /dev/null -fsyntax-only "$case.c"
		assert_failure
		assert_output --partial 'Werror=conversion'
	done
	write_case 'intmax_t namespace = own_namespace(); CHECK_EQ(namespace, 1);'
	# shellcheck disable=SC2086
	run i686-linux-gnu-gcc $flags -MF /dev/null -fsyntax-only "$case.c"
	assert_success
}

@test "lint rejects a reason that does not name what is missing, and its remedy" {
	write_case 'skip("no threads here");'
	assert_complaint "a reason reads 'requires WHAT (remedy)'"
	write_case 'skip("requires "
		"threads");'
	assert_complaint 'a reason without a remedy in parentheses: "requires threads"'
	write_case 'skip("requires threads (allow clone(2) in the seccomp filter)");'
	run lib/lint.sh "$case.c"
	assert_success
}

@test "lint rejects or_skip() of a function of the rule without what is missing" {
	write_case 'or_skip(look(0));'
	sed -i 's/^void test/static int look(int pid)\n{\n\treturn pid;\n}\n\n&/' "$case.c"
	assert_complaint 'or_skip(look()) would print the name of a function'
	sed -i 's/look(0))/look(0), "kcmp(2)")/' "$case.c"
	run lib/lint.sh "$case.c"
	assert_success
	write_case 'const char *file = "/proc/x"; or_skip(read_number(file));'
	assert_complaint 'or_skip(read_number()) would not print the path'
	write_case 'or_skip(read_number("/proc/x"));'
	run lib/lint.sh "$case.c"
	assert_success
}

@test "every target of make compiles with the same flags, so that objects are built once" {
	for goal in all selftest bats everything; do
		env -u MAKEFLAGS -u MFLAGS make -n O="$BATS_TEST_TMPDIR/o" "$goal" 2> /dev/null |
			grep -m1 'cmp -s - .*/made-by'
	done | sort | uniq -c > "$BATS_TEST_TMPDIR/flags"
	run cat "$BATS_TEST_TMPDIR/flags"
	assert_output --regexp '^ *4 echo '
	assert_equal "${#lines[@]}" 1
}
