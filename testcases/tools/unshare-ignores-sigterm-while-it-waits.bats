#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: While unshare --fork waits, it ignores SIGTERM and SIGINT, and forwards no
#   signal to its program.
# source: unshare(1), OPTIONS, --fork
# needs: unshare:util-linux

# shellcheck disable=SC2016 # for shells in there
load common

@test "SIGTERM and SIGINT change nothing" {
	start 'trap "echo forwarded" TERM INT; echo ready; read -r word; echo "$word"; exit 7'
	kill -TERM "$unshare"
	kill -INT "$unshare"
	say alive
	run hear
	assert_output alive
	wait "$unshare" && status=0 || status=$?
	assert_equal "$status" 7
}
