#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What fuzzing of the TAP reader found worth keeping, each an input of
# runner/fuzz/tap.c.

# common.bash sets them.
# shellcheck disable=SC2154
load common

setup() {
	common_setup
}

@test "the TAP reader survives any bytes, cut anywhere" {
	run "$out/runner/fuzz/replay" runner/tests/fixtures/corpus/*
	assert_success
	assert_output "$(find runner/tests/fixtures/corpus -type f | wc -l) inputs"
}
