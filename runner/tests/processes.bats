#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Programs that hang, crash or leave processes behind, and ends of the runner itself.
# No process may remain.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common

setup() {
	common_setup
}

# left_after ARGUMENT... - run in a new PID namespace, and count leftover processes
left_after() {
	need_unshare "$([ "$(id -u)" -eq 0 ] && echo -mpf || echo -Urmpf)"
	# shellcheck disable=SC2016 # expanded by that shell
	run in_namespace sh -c '
		"$@"
		echo "status $?"
		set -- /proc/[0-9]*
		echo "$# process" # this shell
	' sh "$pidspec" run --timeout 1 --grace 0 "$@"
}

@test "pidspec run kills a program that hangs together with its daemon" {
	left_after odd.hangs-with-a-daemon
	assert_line --partial "TIMEOUT odd.hangs-with-a-daemon"
	assert_line "  reason    still running after 1 s"
	assert_line "status 3"
	assert_line "1 process"
}

@test "pidspec run does not wait for output that a daemon keeps open" {
	left_after odd.leaves-a-daemon
	assert_line "  reason    left 1 process behind"
	assert_line "status 3"
	assert_line "1 process"
}

@test "pidspec run finds a daemon without output or environment" {
	left_after -j 2 odd.leaves-a-silent-daemon odd.leaves-a-nameless-daemon
	assert_line --partial "ERROR   odd.leaves-a-silent-daemon"
	assert_line --partial "ERROR   odd.leaves-a-nameless-daemon"
	assert_line "  reason    left 1 process behind"
	assert_line "status 3"
	assert_line "1 process"
}

@test "pidspec run kills daemons of daemons" {
	left_after odd.leaves-a-family
	assert_line --regexp "reason    left [23] processes behind"
	assert_line "1 process"
}

@test "pidspec run attributes a daemon to its program only" {
	run_rules -j 4 -v odd.leaves-a-nameless-daemon fine odd.leaves-a-silent-daemon \
		odd.leaves-a-family
	assert_line --partial "pidspec: 7 rules: 2 pass, 0 fail, 2 skip, 3 error in"
	refute_output --partial "not known by which program"
}

@test "pidspec run kills a program that has closed its output" {
	left_after odd.lives-on-in-silence
	assert_line --partial "TIMEOUT odd.lives-on-in-silence"
	assert_line "1 process"
}

@test "pidspec run records the beginning of too much output, and reports ERROR" {
	run_rules -o "$tmp/record" odd.floods
	assert_failure 3
	assert_line "  reason    output exceeds 256 KiB"
	run stat -c %s "$tmp/record/log/odd.floods.tap"
	assert_output 262144
}

@test "pidspec run kills a program with endless output" {
	run_rules odd.floods-without-end fine.passes
	assert_line --partial "TIMEOUT odd.floods-without-end"
	assert_line --partial "1 pass, 0 fail, 0 skip, 0 error, 1 timeout"
}

@test "a program does not affect the verdicts of others" {
	run_rules -j 4 -v fine odd
	assert_line --partial "PASS    fine.passes"
	assert_line --partial "PASS    fine.starts-clean"
	assert_line --partial "2 pass, 2 fail, 2 skip, 23 error, 5 timeout in"
}

@test "pidspec run starts programs with a clean environment, whatever it inherits" {
	PIDSPEC_EXIT_STYLE=tap PIDSPEC_ID=x PIDSPEC_USERNS=1 \
		run env --ignore-signal --block-signal "$pidspec" run -t 1 \
		fine.starts-clean 7< /dev/null 8> "$tmp/file"
	assert_success
}

@test "pidspec run --user userns sets PIDSPEC_USERNS" {
	EXPECTED_USERNS=1 run_rules --user userns fine.starts-clean
	assert_success
	assert_output --partial "userns)"
}

@test "pidspec run works with its standard files closed" {
	run_rules fine.passes <&- 2>&-
	assert_success
	run sh -c '"$@" >&- 2>&- <&-' sh "$pidspec" run broken.fails
	assert_failure 1
}

@test "pidspec run works with few file descriptors and many jobs" {
	run sh -c 'ulimit -n 64; exec "$@"' sh "$pidspec" run -j 1000 fine.passes fine.skips
	assert_success
}

@test "pidspec run works without a /proc of its PID namespace" {
	need_unshare "$([ "$(id -u)" -eq 0 ] && echo -mpf || echo -Urmpf)"
	# LeakSanitizer requires its own PID in /proc.
	ASAN_OPTIONS=detect_leaks=0 run unshare \
		"$([ "$(id -u)" -eq 0 ] && echo -m || echo -Urm)" -pf sh -c \
		'"$@"; echo "status $?"' sh "$pidspec" run -j 2 fine.passes \
		odd.leaves-a-daemon odd.leaves-a-silent-daemon
	assert_line --partial "3 rules: 1 pass, 0 fail, 0 skip, 2 error in"
	assert_line "status 3"
}

@test "pidspec run does not kill children that existed before" {
	need_unshare "$([ "$(id -u)" -eq 0 ] && echo -mpf || echo -Urmpf)"
	# shellcheck disable=SC2016 # expanded by that shell
	run in_namespace sh -c '
		sleep infinity > /dev/null 2>&1 &
		echo $! > "$0"
		exec "$@"
	' "$tmp/pid" sh -c '"$@"; status=$?; kill -0 "$(cat "$0")" && exit $status' \
		"$tmp/pid" "$pidspec" run fine.passes
	assert_success
}

# start_gated ARGUMENT... - start the runner; returns when gated.goes-first runs
start_gated() {
	export GATE=$tmp
	mkfifo "$GATE/started" "$GATE/go" "$GATE/life"
	"$pidspec" run -j 1 --no-known "$@" > "$tmp/output" 2>&1 3>&- &
	runner=$!
	exec 4< "$GATE/life"
	read -r program < "$GATE/started"
}

# finish_gated - let the program end, and wait for the runner
finish_gated() {
	[ -z "$1" ] || echo "$1" > "$GATE/go"
	wait "$runner" && status=0 || status=$?
	output=$(cat "$tmp/output")
	mapfile -t lines < "$tmp/output"
}

@test "after SIGINT, pidspec run finishes running tests, and reports them" {
	start_gated gated -v
	kill -INT "$runner"
	finish_gated welcome
	assert_equal "$status" 130
	assert_line --partial "PASS    gated.goes-first"
	assert_line "interrupted by SIGINT"
	assert_line --partial "pidspec: 1 of 2 rules: 1 pass"
}

@test "a second SIGINT ends pidspec run and running tests" {
	start_gated gated -v
	kill -INT "$runner"
	kill -TERM "$runner" # the second of the same could still be pending
	finish_gated ""
	assert_equal "$status" 130
	refute_line --partial "gated.goes-first"
	run cat <&4 # ends when no process has it open
}

@test "SIGTERM ends pidspec run and running tests, and keeps the record" {
	start_gated fine.passes gated.goes-first -o "$tmp/record"
	kill -TERM "$runner"
	finish_gated ""
	assert_equal "$status" 143
	run cat <&4
	run cat "$tmp/record/results.tap"
	assert_line "ok 1 fine.passes"
	assert_line "Bail out! interrupted by SIGTERM"
}

@test "SIGKILL of pidspec run leaves no process" {
	start_gated gated
	kill -KILL "$runner"
	finish_gated ""
	assert_equal "$status" 137
	run cat <&4
}

@test "SIGKILL of a keeper makes only its program ERROR" {
	start_gated gated
	read -r _ _ _ keeper _ < "/proc/$program/stat"
	kill -KILL "$keeper"
	finish_gated ""
	assert_equal "$status" 3
	assert_line "  reason    its keeper, a process of pidspec, was killed"
	assert_line --partial "pidspec: 2 rules: 1 pass, 0 fail, 0 skip, 1 error"
	run cat <&4
}

@test "pidspec run --depth has the same verdicts and exit status" {
	left_after --depth 3 fine.passes broken.fails odd.leaves-a-daemon
	assert_line --partial "3 rules: 1 pass, 1 fail, 0 skip, 1 error in"
	assert_line --partial "depth 3)"
	assert_line "status 1"
	assert_line "1 process"
}

@test "SIGTERM reaches pidspec run at any depth" {
	need_pid_namespaces
	start_gated --depth 2 gated.goes-first
	kill -TERM "$runner"
	finish_gated ""
	assert_equal "$status" 143
	run cat <&4
}
