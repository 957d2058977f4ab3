#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Packages that make test installs.  On a machine that has them, a wrong name is not noticed.

# shellcheck source=/dev/null
. "$BATS_TEST_DIRNAME/assert.bash"

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
}

# packages - print the packages that make test installs
packages() {
	make --no-print-directory -n MAKE=: test | sed -n '/packages\.sh/,/[^\\]$/p' |
		grep -oE '[^[:space:]:]+:[a-z0-9][a-z0-9.+-]+' | cut -d: -f2 | sort -u
}

@test "Debian has each package that make test installs" {
	apt-cache show make > /dev/null 2>&1 || skip "requires package lists (apt-get update)"
	run packages
	assert_success
	assert_line bats
	assert_line chromium
	missing=$(comm -23 <(packages) \
		<(apt-cache show "${lines[@]}" 2> /dev/null | sed -n 's/^Package: //p' | sort -u))
	[ -z "$missing" ] || fail "Debian has no package $missing"
}
