#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The rules about init programs: each passes for a program, and fails for another.
# Without sanitizers: runs other programs.
# Long: waits for programs that do not end.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

setup() {
	common_setup
	need_pid_namespaces
	unset PIDSPEC_PROGRAMS
	[ -d "$out/guest" ] || skip "does not run with sanitizers"
}

# A rule that fails takes the whole timeout.
run_init() {
	run "$pidspec" init --timeout 10 "$@"
}

@test "a complete init passes every rule" {
	command -v tini > /dev/null || skip "requires tini (apt-get install tini)"
	run "$pidspec" init --timeout 60 -F tap -- tini -- {}
	assert_success
	assert_line "#:pidspec_target: tini"
	refute_line --regexp '^not ok'
}

@test "rules about the child are skipped for a program without one" {
	run_init -F tap inits.forwards-sigterm inits.ends-on-sigterm -- sleep 1000
	assert_failure 1
	assert_line --regexp '^ok 2 inits.forwards-sigterm # SKIP requires \{\} in place of the command'
	assert_line --regexp '^not ok 1 inits.ends-on-sigterm'
}

@test "a program that ends by itself has one reason, and the remedy" {
	run_init -F tap -- true
	assert_failure 4
	refute_output --partial ENOMEM
	assert_line --regexp '^ok [0-9]+ inits.reaps-an-orphan # SKIP requires a program that does not end by itself, or \{\} in place of the command of its child$'
	assert_line "pidspec: the arguments have no {}, so the program must run by itself; if it starts a child, write {} in place of the child's command: pidspec init -- true {}"
}

# fails_for "RULE..." PROGRAM...
fails_for() {
	local rule rules=()
	for rule in $1; do
		rules+=("inits.$rule")
	done
	shift
	run "$pidspec" init --timeout 4 -F tap "${rules[@]}" -- "$@"
	assert_failure 1
	for rule in "${rules[@]}"; do
		assert_line --regexp "^not ok [0-9]+ $rule\$"
	done
}

@test "each rule fails for a program" {
	# This program waits only for its child, and forwards nothing.
	local idle=(/usr/bin/python3 -c 'import os, sys; os.spawnvp(os.P_WAIT, sys.argv[1], sys.argv[1:])' {})
	fails_for "reaps-an-orphan reaps-an-orphan-that-is-already-dead
		forwards-sigterm forwards-other-signals" "${idle[@]}"
	# On a busy machine, there may be too little time to create all orphans.
	run "$pidspec" init --timeout 30 -F tap inits.reaps-ten-thousand-orphans-at-once -- "${idle[@]}"
	assert_failure
	assert_line --regexp '^not ok 1 inits\.reaps-ten-thousand-orphans-at-once( # TIMEOUT still running after 30 s, on a busy machine .*)?$'
	fails_for passes-on-an-exit-status sh -c '{}; exit 0'
	fails_for passes-on-death-by-a-signal sh -c '{}; exit 1'
	fails_for starts-its-child-with-default-signals sh -c 'trap "" HUP; {}; exit $?'
	fails_for ends-on-sigterm sh -c '{}; exit $?'
	fails_for ends-when-its-child-ends sh -c '{}; exec sleep 1000'
	fails_for survives-what-is-not-for-it bash -c 'trap "exit 0" WINCH; {} & wait $!; wait $!'
	run "$pidspec" list --programs "$out/outside" inits
	assert_equal "${#lines[@]}" 11
}

@test "a program that does not exist is inconclusive" {
	run_init inits.passes-on-an-exit-status -- /nowhere/init {}
	assert_failure 3
	assert_line --partial ENOENT
}

@test "make inits without any init prints which are not installed, and nothing else" {
	mkdir "$tmp/bin" "$tmp/out"
	for command in sh bash dash awk basename cp mkdir mktemp realpath rm sed tr xargs; do
		ln -s "$(command -v "$command")" "$tmp/bin/$command"
	done
	ln -s "$PWD/runner/runtimes" "$tmp/out/runtimes"
	PATH=$tmp/bin run "$PWD/runner/runtimes/inits.sh" "$tmp/out" tini busybox-init
	assert_output $'pidspec: tini: not installed\npidspec: busybox-init: not installed'
}
