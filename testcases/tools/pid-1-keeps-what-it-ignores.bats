#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: A process that becomes PID 1 keeps its dispositions: it ignores the signals
#   that it ignored before, and no others.
# source: signal(7), Signal dispositions
# needs: unshare:util-linux

# shellcheck disable=SC2016 # for shells in there
load common

# ignored WHICH [COMMAND...] - the signals that a child ignores when its parent, which
# COMMAND has started, ignores WHICH
ignored() {
	"${@:2}" bash -c 'trap "" $0
		sed -n "s/^SigIgn:[ \t]*//p" /proc/self/status; true' "$1"
}

@test "SIGCHLD is ignored only if it was ignored before" {
	assert_equal "$(ignored HUP unshare --pid)" "$(ignored HUP)"
	assert_equal "$(ignored 'HUP CHLD' unshare --pid)" "$(ignored 'HUP CHLD')"
	# Control: the results differ.
	assert_not_equal "$(ignored 'HUP CHLD')" "$(ignored HUP)"
}
