#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: stat of /proc/PID/ns/pid without -L describes the symbolic link, whose inode
#   number is not that of the namespace.
# source: namespaces(7), The /proc/pid/ns/ directory; stat(1), --dereference
# needs: unshare:util-linux

load common

@test "the link has another inode, which differs between members" {
	start 'sleep infinity & echo ready; read -r'
	one=$(stat -c '%i %F' "/proc/$init/ns/pid")
	other=$(stat -c '%i %F' "/proc/$(children_of "$init")/ns/pid")
	assert_equal "${one#* }" 'symbolic link'
	assert_not_equal "${one% symbolic*}" "$inner"
	assert_not_equal "$one" "$other"
	# Control: with -L, both inode numbers are that of the namespace.
	assert_equal "$(stat -L -c %i "/proc/$init/ns/pid")" "$inner"
	assert_equal "$(stat -L -c %i "/proc/$(children_of "$init")/ns/pid")" "$inner"
}
