#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Rules about commands: a command that is missing, is another program, or never ends, is
# reported as such.

# shellcheck source=/dev/null
. "$BATS_TEST_DIRNAME/assert.bash"

load namespaces

setup() {
	need_pid_namespaces
	cd "$BATS_TEST_DIRNAME/../.." || return
	out=${PIDSPEC_OUT:-out}
	tmp=$BATS_TEST_TMPDIR
	PATH=${PATH#/usr/libexec/bats-core:} # bats adds this directory for itself
	mkdir -p "$tmp/bin" "$tmp/some/.bats"
	cp testcases/tools/common.bash "$tmp/some/.bats"
}

# write_rule NAME NEEDS TEST [DEADLINE] - write a rule about commands, and run it
write_rule() {
	printf '%s\n' '# says: A.' '#   And so on.' '# source: b(7), c' '# level: SHOULD' \
		"# needs: $2" '' 'load common' '' '@test "so it is" {' "$3" '}' \
		> "$tmp/some/.bats/$1.bats"
	cp "$out/lib/bats" "$tmp/some/$1"
	PIDSPEC_DEADLINE=${4:-60} run "$tmp/some/$1"
}

# fake COMMAND SCRIPT - make SCRIPT the command of that name that is first in PATH
fake() {
	printf '#!/bin/bash\n%s\n' "$2" > "$tmp/bin/$1"
	chmod +x "$tmp/bin/$1"
	PATH=$tmp/bin:$PATH
}

@test "a rule that holds passes, and its sentence is printed" {
	write_rule holds 'true:coreutils' 'true'
	assert_success
	assert_output 'TAP version 13
# rule: A. And so on.
# level: SHOULD
# source: b(7), c
1..1
ok 1 so it is'
	run "$tmp/some/holds" --rule
	assert_line 'says: A. And so on.'
	assert_line 'level: SHOULD'
	assert_line 'file: testcases/some/holds.bats'
}

@test "a deadline that is no number of seconds from 1 to 1000000 is an error" {
	for deadline in 5x -1 0 ' 5' 1.5 1000001 4294967301 99999999999999999999; do
		write_rule holds 'true:coreutils' 'true' "$deadline"
		assert_failure 99
		assert_output "PIDSPEC_DEADLINE: '$deadline' is not a number of seconds from 1 to 1000000"
	done
}

@test "a command that is missing is a skip that names the package" {
	write_rule misses 'true:coreutils no-such-command:no-package' 'true'
	assert_failure 4
	assert_line '1..0 # SKIP requires no-such-command (apt-get install no-package)'
	write_rule skips 'true:coreutils' 'skip "the moon is not full"'
	assert_failure 4
	assert_line '1..0 # SKIP the moon is not full'
}

@test "a check that fails prints what was expected, what came instead, and where" {
	write_rule fails 'true:coreutils' 'run echo 2; assert_output 1'
	assert_failure 1
	assert_line 'not ok 1 so it is'
	assert_line '  expected: 1'
	assert_line '  actual: 2 (line 10)'
	assert_line '  where: testcases/some/fails.bats:9, in test() (PID 2)'
}

@test "set-up that fails, and bats that ends early, are inconclusive" {
	write_rule breaks 'true:coreutils' 'must false'
	assert_failure 99
	assert_line '# no verdict: false ends with status 1'
	fake bats 'echo 1..1; exit 1'
	run "$tmp/some/breaks"
	assert_failure 99
	assert_line '# no verdict: bats ended after 0 of 1 tests'
}

@test "a test that does not end is a timeout, and leaves no process" {
	write_rule waits 'true:coreutils' \
		'(exec -a left-by-a-tool sleep infinity) & wait' 1
	assert_failure 99
	assert_line --regexp '^# timeout: still (waiting after 1 s|running after 1 s, on a busy machine .*)$'
	run pgrep -f left-by-a-tool
	refute_output
}

@test "the bats file alone, without a sandbox, does nothing" {
	run bats testcases/tools/kill-9-of-pid-1-from-inside-does-nothing.bats
	assert_failure
	assert_output --partial 'run out/testcases/tools/NAME instead'
}

@test "on kernels without PID namespaces, or that only fake them, no process is hit" {
	run lib/safety/run.sh "$out/lib/safety" "$out/testcases/tools/long-options-require-two-dashes"
	assert_line --partial 'ok 4 '
	refute_line --regexp '^not ok'
}

@test "an unshare that makes no PID namespace is noticed" {
	# shellcheck disable=SC2016 # for that shell
	fake unshare 'for word; do case $word in
		--pid | --kill-child) ;;
		*) words+=("$word") ;;
		esac; done; exec /usr/bin/unshare "${words[@]}"'
	for rule in unshare-fork-makes-the-program-pid-1 \
			without-fork-the-second-child-fails-with-enomem \
			numbers-inside-go-up-with-every-process; do
		PIDSPEC_DEADLINE=60 run "$out/testcases/tools/$rule"
		assert_failure 1
	done
}

@test "an nsenter that always joins the mount namespace is noticed" {
	fake nsenter 'exec /usr/bin/nsenter --mount "$@"'
	PIDSPEC_DEADLINE=60 run "$out/testcases/tools/nsenter-pid-without-mount-shows-the-callers-processes"
	assert_failure 1
	assert_line 'not ok 1 without --mount, ps lists the processes outside'
}
