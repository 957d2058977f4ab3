#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Inherited state, a stopped terminal, a full disk, and machines with few or many CPUs.

# shellcheck disable=SC2016 # what other shells expand
load hosts

@test "every signal is blocked" {
	changes_nothing env --block-signal "${third[@]}"
}

@test "every signal is ignored" {
	changes_nothing env --ignore-signal "${third[@]}"
}

@test "standard input, output and errors are closed" {
	"${third[@]}" -o "$BATS_TEST_TMPDIR/results" <&- >&- 2>&- || :
	run_suite cat "$BATS_TEST_TMPDIR/results/results.tap"
	print_verdicts
	assert_same_verdicts
}

# The job is in the background, on a terminal that stops background writers.
@test "in the background of a terminal with tostop" {
	need script bsdutils
	export PIDSPEC=$pidspec
	run timeout 100 script -qec 'sh -c "set -m; stty tostop; \"$PIDSPEC\" run numbering & wait \$!"' /dev/null
	assert_success
	assert_output --regexp 'pidspec: [0-9]+ rules: [0-9]+ pass, 0 fail, .* 0 error'
}

@test "a terminal whose output is stopped" {
	run timeout 100 /usr/bin/python3 lib/tests/stopped-terminal.py "$pidspec" numbering.pids-go-up-from-1
	assert_success
	assert_output --partial 'pidspec: 1 rule: 1 pass, 0 fail'
}

# strace makes the creation of processes slow, as an emulator on a busy host is.
@test "a machine that is too slow for the deadline" {
	need strace strace
	[ -x "$out/lib/selftest/deadlock" ] || skip "requires $out/lib/selftest/deadlock (make selftest)"
	PIDSPEC_DEADLINE=2 run strace -f -o /dev/null \
		-e inject=clone,fork,vfork,clone3:delay_exit=100000 "$out/lib/selftest/deadlock"
	assert_failure 99
	assert_line '# timeout: still running after 2 s, on a busy machine (set a longer timeout)'
}

@test "a long timeout is for slow machines, and not for a test that is stuck" {
	need_root
	[ -x "$out/lib/selftest/deadlock" ] || skip "requires $out/lib/selftest/deadlock (make selftest)"
	[ -r /proc/self/schedstat ] || skip 'requires /proc/self/schedstat (CONFIG_SCHED_INFO)'
	PIDSPEC_DEADLINE=50 run timeout 40 "$out/lib/selftest/deadlock"
	assert_failure 1
	assert_line '  actual: still waiting after 10 s'
}

@test "a disk that is full" {
	need_root
	unshare -m true
	run unshare -m sh -ec 'mount -t tmpfs -o size=16k none /mnt; "$@" > "$0"' "$BATS_TEST_TMPDIR/tap" \
		"${third[@]}" -o /mnt/results
	assert_failure
	assert_output --partial 'No space left on device'
	refute_output --partial 'broken'
	verdicts < "$BATS_TEST_TMPDIR/tap" > "$BATS_TEST_TMPDIR/verdicts"
	print_verdicts
	assert_same_verdicts
}

@test "a disk that is read-only" {
	need_root
	# /tmp stays visible, because the sources may be below it.
	changes_nothing unshare -m sh -ec 'mount -o remount,bind,ro /; mount --bind /tmp /tmp
		mount -o remount,bind,ro /tmp; exec "$@"' sh "${third[@]}"
	run unshare -m sh -ec 'mount -t tmpfs -o ro none /mnt; exec "$@"' sh "${third[@]}" -o /mnt/results
	assert_failure
	assert_output --partial '/mnt/results: Read-only file system'
}

@test "/tmp is mounted noexec" {
	need_root
	[[ $(realpath "$out")/ != /tmp/* ]] || skip 'needs programs outside of /tmp'
	changes_nothing unshare -m sh -ec 'mount --bind /tmp /tmp; mount -o remount,bind,noexec /tmp
		exec "$@"' sh "${third[@]}"
}

@test "/dev is empty" {
	need_root
	keeps 95 '' unshare -m sh -ec 'mount -t tmpfs none /dev; exec "$@"' sh "${third[@]}"
}

@test "64 jobs" {
	changes_nothing "${suite[@]}" -j64
}

@test "one CPU, 64 jobs" {
	changes_nothing taskset -c 0 "${third[@]}" -j64
}

@test "another time namespace" {
	need_root
	unshare -T true 2> /dev/null || skip 'needs Linux 5.6, for time namespaces'
	changes_nothing unshare -fT --monotonic 100000000 --boottime 100000000 "${third[@]}"
}

# The root of a user namespace may not write the pid_max of all (before Linux 6.14).
@test "PIDs wrap all the time (pid_max 400)" {
	in_small_namespace() {
		unshare -Upf --map-root-user --mount-proc sh -ec '
			echo 400 > /proc/sys/kernel/pid_max; exec "$@"' sh "$@"
	}
	in_small_namespace true 2> /dev/null || skip 'needs Linux 6.14, where pid_max is per PID namespace'
	keeps 80 "room for [0-9]* processes" in_small_namespace "${suite[@]}" -j8
}

@test "one program runs out of memory" {
	local victim=numbering/pids-go-up-from-1
	new_cgroup memory memory.limit_in_bytes memory.max 8192
	printf '#!/bin/sh\ncase $1 in\n*/%s) echo $$ > %s/cgroup.procs ;;\nesac\nexec "$@"\n' \
		"$victim" "$cgroup" > "$BATS_TEST_TMPDIR/wrap"
	chmod +x "$BATS_TEST_TMPDIR/wrap"
	run_suite "${suite[@]}" --wrap "$BATS_TEST_TMPDIR/wrap" || status=$?
	print_verdicts
	assert_equal "$status" 3
	run grep -c "^not ok .* ${victim/\//.} # ERROR .*SIGKILL" "$BATS_TEST_TMPDIR/tap"
	assert_output 1
	run diff "$BATS_FILE_TMPDIR/at-home" "$BATS_TEST_TMPDIR/verdicts"
	assert_line "> not ok # ERROR ${victim/\//.}"
	assert_equal "${#lines[@]}" 4
}

# clone(2) returns EINVAL for CLONE_NEWPID, and no test may send a signal outside.  The
# suite runs in a PID namespace, as an unprivileged user, so that a mistake could affect
# only processes of this test.
@test "an emulator of Linux (qemu-user): no process outside is affected" {
	[ "$(uname -m)" = x86_64 ] || skip "needs x86-64: an emulator of this machine"
	need qemu-x86_64-static qemu-user-static
	local nobody=()
	[ "$(id -u)" -ne 0 ] || nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
	cp -r "$out" "$BATS_FILE_TMPDIR/copy"
	chmod -R a+rX "$BATS_FILE_TMPDIR/copy" "$BATS_FILE_TMPDIR" "$BATS_RUN_TMPDIR"
	run "${nobody[@]}" lib/safety/crowd.sh qemu-x86_64-static -- "$BATS_FILE_TMPDIR"/copy/testcases/[!t]*/* \
		"$BATS_FILE_TMPDIR"/copy/testcases/translation/*
	assert_output '20 of 20 bystanders left, 0 programs did not skip'
}
