#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The rate of flakes that make soak computes from streams.
# Without sanitizers: runs a script.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common

setup() {
	common_setup
	mkdir -p "$tmp/programs/moody" "$tmp/soak"
	cat > "$tmp/programs/moody/alternates" <<-'END'
	#!/bin/sh
	echo 1..1
	mkdir "$MOOD/odd" && echo ok 1 a && exit
	rmdir "$MOOD/odd"
	echo not ok 1 a
	exit 1
	END
	chmod +x "$tmp/programs/moody/alternates"
	export MOOD=$tmp
}

@test "a flake is printed, and its rate has an upper bound" {
	for n in 1 2; do
		run_rules -F tap -j 1 --repeat 2 --programs "$tmp/programs"
		printf '%s\n' "$output" > "$tmp/soak/$n.tap"
	done
	run_rules -F tap --programs "$tmp/programs"
	printf '%s\n' "$output" > "$tmp/soak/3.tap"
	run runner/soak/rate.py "$tmp/soak"
	assert_failure 1
	assert_line "FLAKE   moody.alternates  FAIL 2 of 5, PASS 3; see $tmp/soak/1.tap"
	assert_line "5 runs, 5 verdicts of 1 programs, 2 flakes: 0.4, below 0.81 with 95 % confidence"
}

@test "without a flake there is an upper bound, and skips are not counted" {
	run_rules -F tap --repeat 100 fine.passes fine.skips broken.fails
	printf '%s\n' "$output" > "$tmp/soak/1.tap"
	run runner/soak/rate.py "$tmp/soak"
	assert_success
	# 1 - 0.05^(1/200)
	assert_output "100 runs, 200 verdicts of 2 programs, 0 flakes: 0, below 0.015 with 95 % confidence"
	run runner/soak/rate.py "$tmp"
	assert_failure 2
	assert_output "$tmp: has no results; 'make soak' records them"
}
