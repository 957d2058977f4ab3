#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What doctor reports about security modules: the active modules, the module that
# confines doctor, and what this module denies.  A label is mounted over the kernel's,
# and a seccomp filter denies in place of the module.
# Without sanitizers: runs other programs.

# common.bash sets these variables.
# shellcheck disable=SC2154,SC2016
load common

setup() {
	common_setup
	[ "$(id -u)" -eq 0 ] || skip 'requires root (to mount over /proc)'
	need_unshare -m
	reject=$(realpath -m "$out/lib/safety/reject")
}

# confined LABEL COMMAND... - run it as a process with LABEL
confined() {
	printf '%s\n' "$1" > "$BATS_TEST_TMPDIR/label"
	shift
	unshare -m sh -ec 'mount --bind "$0" "/proc/$$/attr/current"; exec "$@"' "$BATS_TEST_TMPDIR/label" "$@"
}

@test "pidspec doctor names the active security modules" {
	[ -d /sys/kernel/security ] || skip 'requires /sys/kernel/security (CONFIG_SECURITYFS)'
	run unshare -m sh -ec 'mount -t tmpfs none /sys/kernel/security
		echo lockdown,capability,yama,apparmor > /sys/kernel/security/lsm
		exec "$@"' sh "$pidspec" doctor fine
	assert_line --regexp '^security +lockdown,capability,yama,apparmor$'
}

@test "pidspec doctor names the AppArmor profile, and denies nothing that the profile allows" {
	run confined 'docker-default (enforce)' "$pidspec" doctor fine
	assert_line --regexp '^  confined by +the AppArmor profile docker-default$'
	refute_line --regexp '^  denies .*docker-default'
}

@test "pidspec doctor names what a profile denies, and the rule that allows it" {
	[ -x "$reject" ] || skip "requires $reject (make everything)"
	run confined 'docker-default (enforce)' "$reject" ptrace EPERM "$pidspec" doctor fine
	assert_line --regexp '^  denies +requires ptrace\(2\), denied by the AppArmor profile docker-default .*"ptrace,"'
}

@test "pidspec doctor names the SELinux context" {
	run confined 'system_u:system_r:container_t:s0:c1,c2' "$pidspec" doctor fine
	assert_line --regexp '^  confined by +the SELinux context system_u:system_r:container_t:s0:c1,c2$'
}

@test "pidspec doctor: an unconfined process has no profile" {
	run confined unconfined "$pidspec" doctor fine
	assert_line --regexp '^  confined by +no AppArmor profile, no SELinux context$'
}

@test "programs are started if a security module denies setpgid(2)" {
	[ -x "$reject" ] || skip "requires $reject (make everything)"
	run "$reject" setpgid EPERM "$pidspec" run fine.passes
	assert_success
	assert_output --partial 'pidspec: 1 rule: 1 pass'
}
