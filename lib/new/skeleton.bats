#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: TODO: one sentence about what the commands show, that can be false.
# source: TODO: the page that states it, page(section), heading
# needs: unshare:util-linux

load common

@test "TODO: what is checked" {
	run unshare --pid --fork true
	no_verdict "not written yet: $output"
}
