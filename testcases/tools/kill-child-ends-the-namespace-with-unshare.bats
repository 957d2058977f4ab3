#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: With --kill-child, the end of unshare ends its program and the PID
#   namespace; without it, both continue.
# source: unshare(1), OPTIONS, --kill-child
# needs: unshare:util-linux

# shellcheck disable=SC2016 # for shells in there
load common

# When wait returns, the program has received its signal, so it cannot read the word.
@test "with --kill-child, the program does not outlive unshare" {
	start --kill-child 'echo ready; read -r word; echo "$word"'
	kill -9 "$unshare"
	wait "$unshare" || true
	say alive
	run hear
	refute_output
}

@test "without --kill-child, the program continues" {
	start 'echo ready; read -r word; echo "$word"'
	kill -9 "$unshare"
	wait "$unshare" || true
	say alive
	run hear
	assert_output alive
}
