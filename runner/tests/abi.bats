#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Rules built for 32-bit programs are a context of their own.

load common

setup() {
	common_setup
	case $(uname -m) in
	x86_64) machine=i686 ;;
	aarch64) machine=arm ;;
	*) skip 'requires a machine with a 32-bit ABI (x86_64 or aarch64)' ;;
	esac
	unset PIDSPEC_PROGRAMS
	mkdir -p "$tmp/testcases" "$tmp/guest/$machine/testcases/area"
	rule=$tmp/guest/$machine/testcases/area/rule
	cp "$pidspec" "$tmp"
}

passing_rule() {
	printf '#!/bin/sh\nprintf "TAP version 13\\n1..1\\nok 1 it is\\n"\n' > "$rule"
	chmod 755 "$rule"
}

@test "pidspec run --abi 32 runs the rules of the 32-bit machine, as a context" {
	passing_rule
	run "$tmp/pidspec" run --abi 32 -F tap -o "$tmp/results"
	assert_success
	assert_line --regexp '^#:pidspec_context: .*, abi 32$'
	assert_line 'ok 1 area.rule'
	run "$tmp/pidspec" run --abi 32 -F jsonl
	assert_line --regexp '"context":"[^"]*, abi 32"'
	run "$tmp/pidspec" run --abi 32 -q
	assert_output --regexp ', abi 32\)$'
}

@test "--abi 32 without its programs names what builds them" {
	rm -r "$tmp/guest"
	run "$tmp/pidspec" run --abi 32
	assert_failure 2
	assert_output --partial "make guest-$machine"
}

@test "where the kernel runs no 32-bit programs, pidspec run --abi 32 has one line, and status 4" {
	printf '\177ELF none that any kernel knows' > "$rule"
	chmod 755 "$rule"
	run "$tmp/pidspec" run --abi 32
	assert_failure 4
	assert_output --regexp "^pidspec: --abi 32: this kernel runs no $machine programs; that requires CONFIG_"
	[ "${#lines[@]}" -eq 1 ]
}

@test "a known issue may be one of 32-bit programs only" {
	printf '#!/bin/sh\nprintf "TAP version 13\\n1..1\\nnot ok 1 it is\\n"; exit 1\n' > "$rule"
	chmod 755 "$rule"
	mkdir "$tmp/testcases/area"
	cp "$rule" "$tmp/testcases/area"
	printf 'Rule: area.rule\nAbi: 32\nReason: compat\n' > "$tmp/known"
	run "$tmp/pidspec" run --known "$tmp/known" --abi 32 -q
	assert_success
	assert_output --partial '1 xfail'
	run "$tmp/pidspec" run --known "$tmp/known" -q
	assert_failure 1
	printf 'Rule: area.rule\nAbi: 31\nReason: compat\n' > "$tmp/known"
	run "$tmp/pidspec" run --known "$tmp/known" -q
	assert_failure 2
	assert_output --partial "known:1: 'Abi: 31' is neither 32 nor native"
}
