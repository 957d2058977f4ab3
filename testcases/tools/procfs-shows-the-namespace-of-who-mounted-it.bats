#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: A procfs instance, on any directory, shows every reader the PID namespace of the
#   process that mounted it; no mount namespace is required.
# source: pid_namespaces(7), /proc and PID namespaces
# needs: unshare:util-linux mount:mount

# shellcheck disable=SC2016 # for shells in there
load common

@test "a reader outside sees the PIDs inside, and not itself" {
	export there=$BATS_TEST_TMPDIR/proc
	mkdir "$there"
	start 'mount -t proc proc "$there" && echo ready; read -r'
	run cat "$there/1/comm"
	assert_success
	assert_output bash
	run bash -c 'cd "$there" && echo [0-9]*'
	assert_output 1
	run readlink "$there/self"
	assert_failure
	# Control: /proc still shows it.
	run readlink /proc/self
	assert_success
}
