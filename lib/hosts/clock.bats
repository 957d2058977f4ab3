#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The clock of a guest jumps by a day, forward and back, while rules run: neither a verdict
# nor the timeout depends on it.  Not in make test: a machine is booted for it.

load ../tests/hosts

setup_file() { :; } # no run without restrictions is needed

teardown() {
	[ -z "$programs" ] || rm -rf "$programs"
}

@test "a clock that jumps by a day (guest)" {
	need qemu-system-x86_64 qemu-system-x86
	local tree
	tree=$out/guest/$(uname -m)
	[ -d "$tree/testcases" ] || skip "nothing static was built"
	# Links to the programs of the tree, so that all are one file in the guest.
	programs=$tree/clock.$$
	export TMPDIR=$BATS_TEST_TMPDIR PIDSPEC_PROGRAMS=$programs
	kernel=$(runner/vm/debian.sh fetch linux-image-cloud-amd64/bookworm "$TMPDIR") ||
		skip "needs a Debian mirror, for a kernel of its"
	cp -al "$tree/testcases" "$programs"
	mkdir "$programs/a-clock"
	# shellcheck disable=SC2086 # with its options
	${PIDSPEC_CC:-cc} -static -D_GNU_SOURCE -O1 -o "$programs/a-clock/jumps" lib/hosts/jumps.c
	run_suite "$pidspec" boot "$kernel" --cpus 2 -F tap
	print_verdicts
	run grep -c '^ok 1 a-clock.jumps$' "$BATS_TEST_TMPDIR/tap"
	assert_output 1
	run grep '^not ok' "$BATS_TEST_TMPDIR/tap"
	refute_output
	run grep -c '^ok' "$BATS_TEST_TMPDIR/tap"
	assert_output "$(($("$pidspec" list | wc -l)))"
}
