#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Programs and containers that attack the runner.
# Long: some of them are stopped only by a timeout.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

setup() {
	common_setup
	hostile=$PWD/runner/tests/hostile
	export PIDSPEC_PROGRAMS=$hostile TMPDIR=$tmp
}

# on_a_terminal ARGUMENT... - see terminal.py
on_a_terminal() {
	export GATE=$tmp
	mkfifo "$GATE/begun" "$GATE/go"
	run timeout 60 /usr/bin/python3 "$hostile/../terminal.py" "$@"
}

# alone ARGUMENT... - run the runner in a PID namespace, and count what is left
alone() {
	need_unshare "$([ "$(id -u)" -eq 0 ] && echo -mpf || echo -Urmpf)"
	# shellcheck disable=SC2016 # expanded in there
	run timeout 60 unshare "$([ "$(id -u)" -eq 0 ] && echo -pf || echo -Urpf)" \
		--mount-proc sh -c '"$@"
		echo "status $?"
		set -- /proc/[0-9]*
		echo "$# process" # this shell
	' sh "$@"
}

@test "a program of pidspec run has no controlling terminal, and cannot type into it" {
	cd "$tmp"
	on_a_terminal "$pidspec" run terminal.types
	assert_success
	refute_output --partial typed
}

@test "^Z stops pidspec run, but not the running tests, and fg continues it" {
	on_a_terminal --stop 1 "$pidspec" run terminal.waits
	assert_success
	assert_line --partial "pidspec: 1 rule: 1 pass,"
}

@test "^C ends pidspec run and all that it has started" {
	on_a_terminal --interrupt "$pidspec" run terminal.waits
	assert_failure 130
	assert_line --partial "interrupted by SIGINT"
}

@test "what pidspec inside starts has no controlling terminal, and cannot type into it" {
	[ -d "$out/guest" ] || skip "requires static programs (make)"
	unset PIDSPEC_PROGRAMS
	cd "$tmp"
	on_a_terminal "$pidspec" inside numbering -- "$hostile/terminal/types"
	assert_failure 6
	refute_output --partial typed
}

@test "what pidspec runtimes starts has no controlling terminal, and cannot type into it" {
	[ -d "$out/guest" ] || skip "requires static programs (make)"
	command -v busybox > /dev/null || skip "requires busybox (apt-get install busybox-static)"
	unset PIDSPEC_PROGRAMS
	mkdir "$tmp/bin"
	printf '#!/bin/sh\necho "runc version 0"\nexec "%s" >&2\n' "$hostile/terminal/types" > "$tmp/bin/runc"
	chmod +x "$tmp/bin/runc"
	PATH=$tmp/bin:$PATH on_a_terminal "$pidspec" runtimes --rules runtimes.its-status-is-that-of-its-init runc
	assert_success
	assert_line --regexp '^runc +0 +cannot start a container: ok 1 no terminal is reached$'
	refute_output --partial typed
}

@test "the time in which ^Z stops pidspec inside does not count" {
	[ -d "$out/guest" ] || skip "requires static programs (make)"
	unset PIDSPEC_PROGRAMS
	# shellcheck disable=SC2016 # for that shell
	on_a_terminal --stop 13 "$pidspec" inside numbering.pids-go-up-from-1 --boot-timeout 12 -- \
		sh -c 'echo > "$GATE/begun"; read -r _ < "$GATE/go"; exec "$@"' sh
	assert_success
	assert_line --partial "1 rule: 1 pass,"
}

@test "the time in which ^Z stops pidspec boot does not count" {
	[ -d "$out/guest" ] || skip "requires static programs (make)"
	unset PIDSPEC_PROGRAMS
	{
		head -c $((0x202)) /dev/zero
		printf 'HdrS'
		head -c $((0x30)) /dev/zero
		printf '\1'
		head -c 4096 /dev/zero
	} > "$tmp/kernel"
	HOSTILE=waits PIDSPEC=$pidspec on_a_terminal --stop 13 "$pidspec" boot "$tmp/kernel" \
		numbering.pids-go-up-from-1 --qemu "$hostile/../fixtures/hostile-qemu" --accel tcg --boot-timeout 12
	assert_success
	assert_line --partial "1 rule: 1 pass,"
}

@test "a program that stops its keeper is ended, and other verdicts are not affected" {
	alone "$pidspec" run --timeout 5 --grace 0 -j 1 keeper.is-stopped keeper.passes
	assert_line --regexp "^ERROR +keeper.is-stopped"
	assert_line --partial "reason    its keeper, a process of pidspec, was stopped or did not respond"
	assert_line --partial "2 rules: 1 pass, 0 fail, 0 skip, 1 error"
	assert_line "status 3"
	assert_line "1 process"
}

@test "a daemon that traces its keeper is ended, and other verdicts are not affected" {
	[ "$(id -u)" -eq 0 ] || skip "requires CAP_SYS_PTRACE (run as root)"
	alone "$pidspec" run --timeout 5 --grace 0 -j 1 keeper.is-traced keeper.passes
	assert_line --regexp "^ERROR +keeper.is-traced"
	assert_line --partial "2 rules: 1 pass, 0 fail, 0 skip, 1 error"
	assert_line "status 3"
	assert_line "1 process"
}

@test "pidspec run ends where it can send no signal" {
	alone "$out/lib/safety/reject" kill EPERM "$pidspec" run --timeout 5 --grace 0 keeper.passes
	assert_line --partial "1 rule: 1 pass,"
	assert_line "status 0"
	assert_line "1 process"
}

@test "a keeper that cannot be killed is reported, and the run is inconclusive" {
	[ "$(id -u)" -eq 0 ] || skip "requires CAP_SYS_PTRACE (run as root)"
	alone "$out/lib/safety/reject" kill EPERM "$pidspec" run --timeout 5 --grace 0 -j 1 keeper.is-traced
	assert_line --regexp "^pidspec: cannot kill process [0-9]+, or a process that it started$"
	assert_line --partial "1 rule: 0 pass, 0 fail, 0 skip, 1 error"
	assert_line "status 3"
}

# attack MODE - run attack.py with timeouts of one second
attack() {
	[ -d "$out/guest" ] || skip "requires the programs for guests"
	unset PIDSPEC_PROGRAMS
	run timeout 90 /usr/bin/python3 "$hostile/attack.py" "$pidspec" "$1" 60 --boot-timeout 1 \
		--hang-timeout 1 --timeout 1 --grace 0
	assert_success
	assert_line --regexp "^$1: status 6, memory [1-5]?[0-9] MiB, disk [12]?[0-9] MiB"
	refute_output --partial SIGTERM
}

@test "a container that floods standard output is ended in time" {
	attack stdout
}

@test "a container that floods standard error fills neither memory nor disk" {
	attack stderr
}

@test "a container that prints an endless line is ended in time" {
	attack line
}

@test "a container that repeats facts makes no progress" {
	attack facts
}

@test "a container that prints results of unknown rules makes no progress" {
	attack unknown
}

@test "a container that prints endless comments fills neither memory nor disk" {
	attack comments
}

@test "a container that ignores SIGTERM is killed" {
	attack ignores-sigterm
}

@test "SIGTERM ends the runner before a container that ignores it" {
	[ -d "$out/guest" ] || skip "requires the programs for guests"
	unset PIDSPEC_PROGRAMS
	SHOW=1 run timeout 90 /usr/bin/python3 "$hostile/attack.py" "$pidspec" ignores-sigterm 1 \
		--boot-timeout 80
	assert_success
	assert_line --regexp "^ignores-sigterm: status 143, .* SIGTERM "
	assert_line "pidspec: the container ignores SIGTERM; it is killed after 3 s"
}

@test "a container that daemonises is ended" {
	attack daemon
}

@test "a container that stops its parent is ended" {
	attack stops-its-parent
}

@test "a container with the longest possible results fills neither memory nor disk" {
	[ -d "$out/guest" ] || skip "requires the programs for guests"
	unset PIDSPEC_PROGRAMS
	run timeout 90 /usr/bin/python3 "$hostile/attack.py" "$pidspec" evidence 60 --hang-timeout 1 \
		--timeout 1 --grace 0
	assert_success
	assert_line --regexp "^evidence: status 1, memory [1-5]?[0-9] MiB, disk [12]?[0-9] MiB"
}

@test "a container that writes faster than it is read delays neither signals nor deadlines" {
	[ -d "$out/guest" ] || skip "requires static programs (make)"
	unset PIDSPEC_PROGRAMS
	LIFE=/dev/null slowly inside numbering -- "$hostile/container.py" stdout
	assert_failure 6
	[ "$reads" -gt 0 ]
	[ "$reads" -le 128 ] # as many as a pipe can hold, when its writers are dead
}

@test "SIGTERM ends pidspec inside while a container floods it" {
	[ -d "$out/guest" ] || skip "requires the programs for guests"
	unset PIDSPEC_PROGRAMS
	run timeout 90 /usr/bin/python3 "$hostile/attack.py" "$pidspec" stdout 1
	assert_success
	assert_line --regexp "^stdout: status 143, .*, SIGTERM [0-9.]+ s$"
}
