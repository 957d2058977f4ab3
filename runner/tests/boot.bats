#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Boots and tests kernels.
# Without sanitizers: hostile-guests.bats has the same parts.
# Long: boots kernels.

# boot.bash and common.bash set these variables.
# shellcheck disable=SC2154
load boot

@test "pidspec boot tests a kernel, and records stream and console" {
	need_kernel
	boot "$kernel" scene.passes scene.also-passes -o "$tmp/record"
	assert_success
	assert_line --regexp '^pidspec: vmlinuz.*: 2 rules: 2 pass, 0 fail, .*\(Linux 6\.1\..* x86_64, root, qemu pc, tcg, '
	cd "$tmp"/record/vmlinuz* || return
	run cat results.tap
	assert_line --index 0 "TAP version 13"
	assert_line --regexp '^#:pidspec_kernel: 6\.1\.'
	assert_line "ok 1 scene.also-passes"
	assert_line "ok 2 scene.passes"
	refute_line --partial "pidspec_start"
	[ -s console.log ]
}

@test "the kernel of a guest is compared with the model, and the stream has the counts" {
	need_kernel
	unset PIDSPEC_PROGRAMS
	boot "$kernel" --explore-scenes 20 --explore-seed 5 -o "$tmp/record"
	assert_success
	assert_line --regexp '^pidspec: vmlinuz.*: 1 rule: 1 pass, '
	run cat "$tmp"/record/*/results.tap
	assert_line '# seed: 5'
	assert_line '# scenes: 20'
	assert_line '# steps: 240'
	assert_line 'ok 1 explore.the-kernel-agrees-with-the-model'
}

@test "TAP readers understand the stream of a guest" {
	need_kernel
	unset PIDSPEC_PROGRAMS
	boot "$kernel" numbering -o "$tmp/record"
	assert_success
	prove -e cat "$tmp"/record/*/results.tap
	/usr/bin/python3 -c 'import tap.parser' 2> /dev/null || skip "requires tap.py (apt-get install python3-tap)"
	run /usr/bin/python3 - "$tmp"/record/*/results.tap << 'EOF'
import sys
from tap.parser import Parser
lines = list(Parser().parse_file(sys.argv[1]))
tests = [line for line in lines if line.category == "test"]
print(len(tests), sum(line.ok for line in tests), sum(line.category == "unknown" for line in lines))
EOF
	n=$("$pidspec" list numbering | wc -l)
	assert_output "$n $n 0"
}

@test "a file that is not a kernel, or cannot be booted, is reported in one line" {
	x86_64 > "$tmp/elf"
	boot numbering
	assert_failure 2
	[[ "$stderr" == "pidspec: no kernel given: "* ]]
	boot ./README.md
	assert_failure 2
	[[ "$stderr" == "pidspec: ./README.md: not a kernel that can be booted here"* ]]
	[ "$(wc -l <<< "$stderr")" -eq 1 ]
	boot ./no-such-file
	assert_failure 2
	[[ "$stderr" == *"No such file or directory"* ]]
	boot --qemu-args "-name 'open" "$tmp/elf" -n
	assert_failure 2
	[[ "$stderr" == "pidspec: --qemu-args: a quote is not closed: -name 'open" ]]
	boot --dtb ./no-such-file "$tmp/elf"
	assert_failure 2
	[[ "$stderr" == "pidspec: --dtb: ./no-such-file: No such file or directory" ]]
	boot --gdb "$tmp/elf" "$tmp/elf"
	assert_failure 2
	[[ "$stderr" == "pidspec: --gdb takes one kernel, not 2" ]]
	boot "debian:no-such-suite"
	assert_failure 2
	[[ "$stderr" == "pidspec: debian:no-such-suite: cannot fetch"* ]]
	need_kernel
	boot "$kernel" --qemu /nowhere/qemu
	assert_failure 2
	[[ "$stderr" == *"/nowhere/qemu"* ]]
}

@test "a missing QEMU is reported, with its package" {
	need_kernel
	mkdir "$tmp/bin"
	run env PATH="$tmp/bin" "$pidspec" boot "$kernel"
	assert_failure 2
	assert_output "pidspec: requires qemu-system-x86_64 (apt-get install qemu-system-x86)"
	rmdir "$tmp/bin"
}

@test "several kernels are tested in parallel, each with a summary line" {
	need_kernel
	need_uml
	boot --vm uml "$kernel" /usr/bin/linux.uml scene.passes
	assert_success
	assert_line --regexp '^pidspec: vmlinuz.*: 1 rule: 1 pass, .* qemu pc, '
	assert_line --regexp '^pidspec: linux.uml: 1 rule: 1 pass, .* uml, '
	boot --vm uml "$kernel" /usr/bin/linux.uml scene.passes -F tap
	assert_failure 2
	[[ "$stderr" == *"one stream cannot hold the results of 2 kernels; use -o DIR"* ]]
}

@test "SIGKILL of pidspec boot ends its guests" {
	need_kernel
	setsid "$pidspec" boot "$kernel" scene.hangs > /dev/null 2>&1 3>&- &
	pid=$!
	until guest=$(pgrep -P "$pid" qemu); do :; done
	kill -KILL "$pid"
	tail --pid="$guest" -f /dev/null
	rm -rf "$tmp"/pidspec-*
}

@test "pidspec boot -n prints the command line" {
	need_kernel
	boot -n "$kernel" --memory 256 --append "quiet"
	assert_success
	assert_output --regexp "^qemu-system-x86_64 .* -m 256 .* -append '.* quiet'"
}

@test "the command line of QEMU is extended" {
	x86_64 > "$tmp/elf"
	boot -n "$tmp/elf" --dtb "$tmp/elf" --qemu-args " -device one  -name 'a \"b' c\\ d\"\\\"e\" ''"
	assert_success
	assert_output --partial " -serial chardev:results -dtb $tmp/elf -device one -name 'a \"b' 'c d\"e' "
	boot -n "$tmp/elf" --gdb
	assert_output --regexp "nokaslr' .* -S -chardev socket,id=gdb,path=.*/gdb,server=on,wait=off -gdb chardev:gdb$"
	boot -n "$tmp/elf" --shell
	assert_output --regexp " -chardev stdio,id=console,mux=on,signal=off .* -serial chardev:console "
	image 0 '\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\76\0\0.uml.' > "$tmp/elf"
	for option in --gdb --shell "--dtb=$tmp/elf" --qemu-args=-S; do
		boot -n --vm uml "$tmp/elf" "$option"
		assert_failure 2
		assert_equal "$stderr" "pidspec: $tmp/elf: User-Mode Linux does not support ${option%%=*}"
	done
}

@test "the machine of a kernel is found in its header" {
	while read -r machine offset bytes; do
		image "$offset" "$bytes" > "$tmp/kernel"
		run "$pidspec" boot -n "$tmp/kernel"
		assert_output --regexp "make guest-${machine%:*}|^qemu-system-${machine#*:} "
	done << 'EOF'
x86_64:x86_64 0 \177ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\76\0
i686:i386 0 \177ELF\1\1\1\0\0\0\0\0\0\0\0\0\2\0\3\0
i686:i386 0x202 HdrS
aarch64:aarch64 0x38 ARM\144
arm:arm 0x24 \30\50\157\1
riscv64:riscv64 0x38 RSC\5
s390x:s390x 0x10008 S390EP
s390x:s390x 0 \177ELF\2\2\1\0\0\0\0\0\0\0\0\0\0\2\0\26
powerpc64le:ppc64 0 \177ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\25\0
EOF
	image 0 '\177ELF\2\2\1\0\0\0\0\0\0\0\0\0\0\2\0\25' > "$tmp/kernel"
	boot -n "$tmp/kernel"
	assert_failure 2
	[[ "$stderr" == *"not a kernel that can be booted here"* ]]
}
