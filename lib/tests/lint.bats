#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What a test case must not do is found before it runs, or by its mutants.

bats_load_library bats-support
bats_load_library bats-assert

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

@test "lint takes a test case as it should be" {
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

@test "lint rejects signals that go around the guards" {
	write_case '(kill)(-1, SIGKILL);'
	assert_complaint 'signals go through the guarded words'
	write_case 'syscall(SYS_kill, -1, SIGKILL);'
	assert_complaint 'signals go through the guarded words'
	write_case 'killpg(0, SIGKILL);'
	assert_complaint 'signals go through the guarded words'
}

@test "lint rejects processes that the library does not know" {
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

@test "lint rejects sysctls that are written without the guards" {
	write_case 'must(write_text("/proc/sys/kernel/pid_max", "301"));'
	assert_complaint 'write it with set_pid_max() or set_last_pid()'
}

@test "lint rejects a test case without mutants" {
	write_case 'CHECK(true);'
	rm "$case.mutants"
	assert_complaint "no $case.mutants"
}

@test "mutants are reported that pass, break, or change nothing" {
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
	assert_line '# the script changes nothing'
	assert_line --regexp '^not ok 5 '
	assert_line '# it does not compile'
	assert_line '1..5'
}
