#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Runs the programs in runner/fuzz on their corpora.
# Without sanitizers: the fuzzers have sanitizers of their own.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common

bats_require_minimum_version 1.5.0

setup() {
	common_setup
}

# replay NAME - run runner/fuzz/NAME.c on its corpus
replay() {
	local corpus=runner/tests/fixtures/corpus/$1
	run --separate-stderr "$out/runner/fuzz/$1" "$corpus"/*
	assert_success
	assert_output "$(find "$corpus" -type f | wc -l) inputs"
}

@test "the TAP reader accepts any bytes in chunks of any size" {
	replay tap
}

@test "any command line is rejected, or sets options of its command to valid values" {
	replay options
}

@test "any selection is rejected, or split into disjoint parts" {
	replay select
}

@test "any file of known issues is rejected, or changes only FAIL and PASS" {
	replay known
}

@test "any stream of a container or guest is limited, in chunks of any size" {
	replay stream
}

@test "any console is limited and cleaned, in chunks of any size" {
	replay console
}
