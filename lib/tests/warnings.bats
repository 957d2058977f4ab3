#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# A warning of a compiler is an error for developers, and not for users.

# shellcheck source=/dev/null
. "$BATS_TEST_DIRNAME/assert.bash"

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	object=$BATS_TEST_TMPDIR/out/obj/lib/src/names.o
	echo 'static int nobody_uses_it;' > "$BATS_TEST_TMPDIR/planted.h"
}

# compile [WERROR=1] - one file that causes a warning
compile() {
	run env -u MAKEFLAGS -u MFLAGS -u WERROR make -s O="$BATS_TEST_TMPDIR/out" CC=gcc \
		CFLAGS="-include $BATS_TEST_TMPDIR/planted.h" "$@" "$object"
}

@test "a warning does not fail the build" {
	compile
	assert_success
	assert_output --partial nobody_uses_it
}

@test "a warning fails the build with WERROR=1" {
	compile WERROR=1
	assert_failure
	assert_output --partial nobody_uses_it
}
