#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What fuzzing found worth keeping, each an input of a program in runner/fuzz.

# common.bash sets them.
# shellcheck disable=SC2154
load common

bats_require_minimum_version 1.5.0

setup() {
	common_setup
}

# replay NAME - what runner/fuzz/NAME.c makes of its corpus
replay() {
	local corpus=runner/tests/fixtures/corpus/$1
	run --separate-stderr "$out/runner/fuzz/$1" "$corpus"/*
	assert_success
	assert_output "$(find "$corpus" -type f | wc -l) inputs"
}

@test "the TAP reader survives any bytes, cut anywhere" {
	replay tap
}

@test "any command line is refused, or sets what its command has, to what it may be" {
	replay options
}

@test "any selection is refused, or cut into parts that have nothing in common" {
	replay select
}

@test "any file of known issues is refused, or changes no verdict but what it may" {
	replay known
}

@test "the stream of a container or guest, whatever it is, keeps within its limits, cut anywhere" {
	replay stream
}

@test "any console is cut and cleaned, however it is read" {
	replay console
}
