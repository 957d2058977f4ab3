#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# clone(2) on a stack of its own (lib/src/stack.c): what happens on an architecture
# for which there is no assembly.

# shellcheck source=/dev/null
. "$BATS_TEST_DIRNAME/assert.bash"

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	out=${PIDSPEC_OUT:-out}
}

# build_without_assembly RULE - in $BATS_TEST_TMPDIR/rule
build_without_assembly() {
	# shellcheck disable=SC2086 # words
	${PIDSPEC_CC:-cc} -std=gnu11 -D_GNU_SOURCE -DPIDSPEC_WITHOUT_ASSEMBLY -w -Ilib \
		-o "$BATS_TEST_TMPDIR/rule" "testcases/$1.c" lib/src/stack.c \
		"$out/libpidspec.a" -pthread -lrt
}

@test "rules that need a stack of their own skip where there is no assembly" {
	for rule in clone/newpid-with-thread-is-einval clone/newpid-with-vm-is-allowed \
		setns/thread-creation-fails-after-setns unshare/setting-survives-execve; do
		build_without_assembly "$rule"
		run "$BATS_TEST_TMPDIR/rule"
		assert_failure 4
		assert_output --partial '# SKIP requires clone(2) with a stack on this architecture'
	done
}

@test "rules that need no shared memory run without assembly" {
	build_without_assembly clone/parent-flag-by-init-is-einval
	run "$BATS_TEST_TMPDIR/rule"
	assert_success
}
