#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The kernel appears to reject each system call that a rule may be about, for every
# caller, with each error that a faulty kernel may return.  No rule that passes otherwise
# may be skipped then, unless unseen.skips lists the skip.  Not in make test: it runs the
# suite 400 times (make unseen).

load ../tests/hosts
load calls

setup_file() {
	export BATS_TEST_TIMEOUT=14400
	common_setup
	rm -f "$out/lib/hosts/used"
}

# Single requests, options and flags; the numbers are those of most architectures.
parts='clone:0=0x30000011 unshare:0=0x20000000 unshare:0=0x10000000 setns:1=0x20000000
	ioctl:1=0xb701 ioctl:1=0xb702 ioctl:1=0xb703 ioctl:1=0x8004b706 ioctl:1=0x8004b707
	ioctl:1=0x8004b708 ioctl:1=0x8004b709 ioctl:1=0x8008b70d ioctl:1=0xff05 ioctl:1=0xff06
	ioctl:1=0xc040ff0b prctl:0=36 prctl:0=0x59616d61 listns set_robust_list fspick'

# hides ANSWER - the skips that are not listed
hides() {
	# shellcheck disable=SC2086 # words
	run lib/hosts/unseen.sh "$out" lib/hosts/unseen.skips "$1" $calls $parts
	assert_success
	refute_output
}

@test "each call is rejected (ENOSYS)" {
	hides ENOSYS
}

@test "each call is rejected (EINVAL)" {
	hides EINVAL
}

@test "each call is rejected (ENOTTY)" {
	hides ENOTTY
}

@test "each call is rejected (EPERM)" {
	hides EPERM
}

@test "each line of unseen.skips occurs" {
	run awk 'NR == FNR { seen[$1]; next } /^[^#]/ && !(FNR in seen)' \
		"$out/lib/hosts/used" lib/hosts/unseen.skips
	refute_output
}
