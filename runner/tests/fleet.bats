#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What runner/fleet calls to reach other hosts.

# common.bash sets them.
# shellcheck disable=SC2154
load common

setup() {
	common_setup
}

@test "a host is passed to ssh after --, so that it is no option of ssh" {
	printf '#!/bin/sh\nprintf "<%%s>" "$@"\n' > "$tmp/ssh"
	chmod +x "$tmp/ssh"
	PIDSPEC_SSH="$tmp/ssh -F file" run runner/fleet/ssh.sh -oProxyCommand=evil echo "a b's"
	assert_success
	assert_output "<-F><file><--><-oProxyCommand=evil>< 'echo' 'a b'\\''s'>"
}
