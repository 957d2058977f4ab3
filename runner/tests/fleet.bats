#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The script that runner/fleet uses to reach hosts.
# Without sanitizers: runs a script.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common

setup() {
	common_setup
}

@test "a host is passed to ssh after --, so that it is not an option of ssh" {
	printf '#!/bin/sh\nprintf "<%%s>" "$@"\n' > "$tmp/ssh"
	chmod +x "$tmp/ssh"
	PIDSPEC_SSH="$tmp/ssh -F file" run runner/fleet/ssh.sh -oProxyCommand=evil echo "a b's"
	assert_success
	assert_output "<-F><file><--><-oProxyCommand=evil>< 'echo' 'a b'\\''s'>"
}
