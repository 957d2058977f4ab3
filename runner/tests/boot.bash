# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# boot.bash - what the tests of pidspec boot share.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

# add_program NAME SOURCE - add a program to the guests of these tests
add_program() {
	# shellcheck disable=SC2086 # with its options
	${PIDSPEC_CC:-cc} -static -D_GNU_SOURCE -O1 -o "$BATS_FILE_TMPDIR/programs/$1" "runner/tests/guest/$2.c"
}

setup_file() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	mkdir -p "$BATS_FILE_TMPDIR/programs/scene" "$BATS_FILE_TMPDIR/kernel"
	for name in passes panics panics-beside-others waits-beside-others warns hangs; do
		add_program "scene/$name" "$name"
	done
	add_program scene/also-passes passes
	[ -d "${PIDSPEC_OUT:-out}/guest" ] || return 0
	kernel=$(runner/vm/debian.sh fetch linux-image-cloud-amd64/bookworm "$BATS_FILE_TMPDIR/kernel") || kernel=
	export kernel
}

setup() {
	common_setup
	[ -d "$out/guest" ] || skip "requires a static build (make guest)"
	export PIDSPEC_PROGRAMS=$BATS_FILE_TMPDIR/programs
	export TMPDIR=$tmp
}

# No processes or files of guests may remain.
teardown() {
	run ls -A "$tmp"
	refute_output --partial pidspec-
}

need_kernel() {
	[ "$kernel" ] || skip "requires a kernel of Debian (a Debian mirror)"
	command -v qemu-system-x86_64 > /dev/null || skip "requires QEMU (apt-get install qemu-system-x86)"
}

need_uml() {
	command -v linux.uml > /dev/null || skip "requires linux.uml (apt-get install user-mode-linux)"
	chmod o+x "$BATS_RUN_TMPDIR" # its user has a directory in there
	boot --vm uml /usr/bin/linux.uml scene.passes
	[[ $output != *"no room for the registers"* ]] || skip "requires another processor, or another User-Mode Linux"
}

# boot ARGUMENT... - sets $output and $stderr
boot() {
	run --separate-stderr timeout 300 "$pidspec" boot "$@"
}

# image OFFSET BYTES - make a file with BYTES at OFFSET, and zeros elsewhere
image() {
	head -c "$(($1))" /dev/zero
	# shellcheck disable=SC2059 # for its escapes
	printf "$2"
	head -c 64 /dev/zero
}

# x86_64 - make a file with the header of a vmlinux
x86_64() {
	image 0 '\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\76\0'
}

# on_terminal ARGUMENT... - see on-terminal.py
on_terminal() {
	run timeout 300 /usr/bin/python3 runner/tests/on-terminal.py "$@"
}
