#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Kernels that crash, hang or log warnings.
# Without sanitizers: hostile-guests.bats has the same parts.
# Long: boots kernels.

# boot.bash and common.bash set these variables.
# shellcheck disable=SC2154
load boot

@test "if the kernel panics, the test that was running is ERROR, and the guest is rebooted" {
	need_kernel
	boot "$kernel" scene.passes scene.also-passes scene.panics -o "$tmp/record"
	assert_failure 3
	assert_line --regexp '^ERROR +scene.panics'
	assert_line --regexp 'reason +the kernel crashed: Kernel panic - not syncing: sysrq triggered crash'
	assert_line --regexp 'console +.*Kernel panic'
	assert_line --partial "3 rules: 2 pass, 0 fail, 0 skip, 1 error"
	run grep -c '^ok ' "$tmp"/record/*/results.tap
	assert_output 2
	[[ "$stderr" == *"rebooting for the remaining rules"* ]]
}

@test "pidspec boot --on-crash stop does not reboot, and keeps the results" {
	need_kernel
	boot "$kernel" --on-crash stop -F tap --cpus 1 scene.also-passes scene.panics scene.passes
	assert_failure 3
	assert_line "ok 1 scene.also-passes"
	assert_line --regexp '^not ok 2 scene.panics # ERROR the kernel crashed: '
	refute_line --regexp "^(not )?ok [0-9]+ scene.passes"
	assert_line --regexp '^Bail out! the kernel crashed: '
}

@test "a rule that ran during a crash, but passes alone, is ERROR" {
	need_kernel
	boot "$kernel" --cpus 2 scene.panics-beside-others scene.waits-beside-others
	assert_failure 3
	assert_line --regexp 'reason +the kernel crashed while this rule ran with others; alone, its verdict is PASS'
}

@test "a kernel without output or heartbeat is hung" {
	need_kernel
	boot "$kernel" --hang-timeout 6 scene.passes scene.hangs
	assert_failure 3
	assert_line --regexp '^ERROR +scene.hangs'
	assert_line --regexp 'reason +the kernel hung'
	assert_line --partial "2 rules: 1 pass, 0 fail, 0 skip, 1 error"
}

@test "a kernel that never reaches its init is lost" {
	need_kernel
	boot "$kernel" scene.passes --append rdinit=/nothing
	assert_failure 6
	assert_line --regexp '^LOST +vmlinuz'
	assert_line --regexp 'reason +the kernel crashed: Kernel panic'
	[[ "$stderr" == *"Kernel panic"*"; booting a second time" ]]
	boot "$kernel" scene.passes --boot-timeout 0.1 -F tap
	assert_failure 6
	assert_line --regexp '^#:pidspec_vm: qemu .*, second boot$'
	assert_line "Bail out! the kernel did not reach user space within 0.1 s"
	[[ "$stderr" == *"within 0.1 s; booting a second time" ]]
}

@test "a kernel that hangs under TCG before it reaches user space is booted a second time" {
	need_kernel
	cat > "$tmp/qemu" <<- EOF
		#!/bin/sh
		mkdir "$tmp/first" 2> /dev/null && exec sleep 1000
		exec qemu-system-x86_64 "\$@"
	EOF
	chmod +x "$tmp/qemu"
	boot "$kernel" --accel tcg --qemu "$tmp/qemu" scene.passes --boot-timeout 60
	assert_success
	[[ "$stderr" == *"did not reach user space within 60 s; booting a second time" ]]
	rmdir "$tmp/first"
	boot "$kernel" --accel tcg --qemu "$tmp/qemu" scene.passes --boot-timeout 1 --on-crash stop
	assert_failure 6
	assert_equal "$stderr" ""
}

@test "a kernel warning is reported with the test that was running, or makes it FAIL" {
	need_kernel
	boot "$kernel" scene.warns --dmesg warn -v
	assert_success
	boot "$kernel" scene.warns --dmesg fail
	assert_failure 1
	assert_line --regexp 'reason +kernel warning during the test'
	assert_line --regexp 'console +WARNING: logged by a test'
}

@test "User-Mode Linux is rebooted after a panic, too" {
	need_uml
	boot --vm uml /usr/bin/linux.uml scene.passes scene.panics
	assert_failure 3
	assert_line --partial "2 rules: 1 pass, 0 fail, 0 skip, 1 error"
}
