#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Rules that are built as 32-bit programs are a separate context.
# Without sanitizers: most of it is about programs and kernels.

load common

setup() {
	common_setup
	case $(uname -m) in
	x86_64) machine=i686 ;;
	aarch64) machine=arm ;;
	*) skip 'requires a machine with a 32-bit ABI (x86_64 or aarch64)' ;;
	esac
	unset PIDSPEC_PROGRAMS
	mkdir -p "$tmp/testcases" "$tmp/guest/$machine/testcases/area"
	rule=$tmp/guest/$machine/testcases/area/rule
	cp "$pidspec" "$tmp"
}

passing_rule() {
	printf '#!/bin/sh\nprintf "TAP version 13\\n1..1\\nok 1 it is\\n"\n' > "$rule"
	chmod 755 "$rule"
}

@test "pidspec run --abi 32 runs the rules of the 32-bit machine, and records it as context" {
	passing_rule
	run "$tmp/pidspec" run --abi 32 -F tap -o "$tmp/results"
	assert_success
	assert_line --regexp '^#:pidspec_context: .*, abi 32$'
	assert_line 'ok 1 area.rule'
	run "$tmp/pidspec" run --abi 32 -F jsonl
	assert_line --regexp '"context":"[^"]*, abi 32"'
	run "$tmp/pidspec" run --abi 32 -q
	assert_output --regexp ', abi 32\)$'
}

@test "--abi 32 without its programs names the make target" {
	rm -r "$tmp/guest"
	run "$tmp/pidspec" run --abi 32
	assert_failure 2
	assert_output --partial "make guest-$machine"
}

@test "pidspec run --abi 32 exits with status 4 if the kernel cannot execute 32-bit programs" {
	printf '\177ELF none that any kernel knows' > "$rule"
	chmod 755 "$rule"
	run "$tmp/pidspec" run --abi 32
	assert_failure 4
	assert_output --regexp "^pidspec: --abi 32: this kernel cannot execute $machine programs; requires CONFIG_"
	[ "${#lines[@]}" -eq 1 ]
}

@test "a known issue may apply to 32-bit programs only" {
	printf '#!/bin/sh\nprintf "TAP version 13\\n1..1\\nnot ok 1 it is\\n"; exit 1\n' > "$rule"
	chmod 755 "$rule"
	mkdir "$tmp/testcases/area"
	cp "$rule" "$tmp/testcases/area"
	printf 'Rule: area.rule\nAbi: 32\nReason: compat\n' > "$tmp/known"
	run "$tmp/pidspec" run --known "$tmp/known" --abi 32 -q
	assert_success
	assert_output --partial '1 xfail'
	run "$tmp/pidspec" run --known "$tmp/known" -q
	assert_failure 1
	printf 'Rule: area.rule\nAbi: 31\nReason: compat\n' > "$tmp/known"
	run "$tmp/pidspec" run --known "$tmp/known" -q
	assert_failure 2
	assert_output --partial "known:1: 'Abi: 31' is neither 32 nor native"
}

# Make a file with the header of a bzImage, and a QEMU whose guest reports that its
# runner exited with status 4.
fake_boot() {
	head -c 1024 /dev/zero > "$tmp/bzImage"
	printf 'HdrS' | dd of="$tmp/bzImage" bs=1 seek=514 conv=notrunc status=none
	printf '\1' | dd of="$tmp/bzImage" bs=1 seek=566 conv=notrunc status=none
	cat > "$tmp/qemu" <<-'END'
		#!/bin/sh
		for word; do
			case $word in
			*id=results*) results=/proc/$$/fd/${word##*/} ;;
			esac
		done
		[ -z "$results" ] || printf '#:pidspec_alive: yes\n#:pidspec_end: 4\n' > "$results"
	END
	chmod 755 "$tmp/qemu"
	mkdir -p "$tmp/guest/x86_64"
	for file in x86_64/init x86_64/pidspec x86_64/explore i686/explore i686/rules i686/testcases/known-issues \
		i686/testcases/kernel-options.tsv; do
		: > "$tmp/guest/$file"
	done
}

@test "pidspec boot --abi 32 reports a kernel that cannot execute 32-bit programs" {
	[ "$machine" = i686 ] || skip 'requires an x86-64 machine'
	passing_rule
	fake_boot
	run "$tmp/pidspec" boot --abi 32 --accel tcg --qemu "$tmp/qemu" "$tmp/bzImage"
	assert_failure 6
	assert_output --partial 'the kernel cannot execute 32-bit programs (requires CONFIG_IA32_EMULATION or CONFIG_COMPAT)'
	rm -r "$tmp/guest/i686"
	run "$tmp/pidspec" boot --abi 32 --accel tcg --qemu "$tmp/qemu" "$tmp/bzImage"
	assert_failure 2
	assert_output --partial 'make guest-i686'
}
