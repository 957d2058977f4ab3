#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# If a kernel rejects a call for every caller, rules about the call are not skipped as if
# the kernel did not have it. lib/hosts/unseen.bats tries every call.

load hosts

setup_file() {
	export BATS_TEST_TIMEOUT=300
}

# hides ANSWER[,ANSWER...] CALL -- RULE... - the skips that are not listed
hides() {
	run lib/hosts/unseen.sh "$out" lib/hosts/unseen.skips "$@"
	assert_success
}

@test "a call that the kernel rejects for every caller is not a reason to skip" {
	hides EINVAL,ENOSYS clone3 -- 'clone.set-tid-*'
	refute_output
	hides EINVAL,ENOSYS setns -- setns
	refute_output
	hides EINVAL,ENOSYS reboot -- 'reboot.bad-*' 'userns-ownership.reboot-*'
	refute_output
	hides ENOTTY,EINVAL,EREMOTE ioctl:1=0xC040FF0B ioctl:1=0xFF05 ioctl:1=0xFF06 -- pidfd
	refute_output
	hides EINVAL,ENOSYS sched_getaffinity timer_create -- \
		visibility.sched-calls-cannot-cross-upwards \
		visibility.timer-thread-id-cannot-cross-upwards
	refute_output
	hides EINVAL fsconfig -- 'procfs.pidns-*'
	refute_output
}

@test "a skip that is not listed is reported" {
	run lib/hosts/unseen.sh "$out" /dev/null EPERM kcmp -- visibility.kcmp-cannot-cross-upwards
	assert_output --partial 'kcmp EPERM visibility.kcmp-cannot-cross-upwards: requires kcmp(2): EPERM'
}

# 536870929 is CLONE_NEWPID | SIGCHLD.
@test "on a throw-away machine, a kernel that cannot create a PID namespace fails" {
	set -- --wrap "$out/lib/hosts/filter --unseen EINVAL clone:0=536870929 --" numbering.pids-go-up-from-1
	PIDSPEC_DISPOSABLE=1 run "$out/pidspec" run "$@"
	assert_failure 1
	assert_line '  expected  success: this kernel has PID namespaces'
	assert_line '  actual    EINVAL (Invalid argument)'
	# Elsewhere, an emulator of a program may return EINVAL.
	PIDSPEC_DISPOSABLE=0 run "$out/pidspec" run "$@"
	assert_failure 4
	assert_line --partial 'requires a PID namespace: EINVAL (run a kernel with CONFIG_PID_NS'
}

@test "on a throw-away machine, a namespace that the kernel did not create is a failure" {
	[ -x "$out/lib/safety/fence" ] || skip 'requires fence (x86-64)'
	unshare -mpf true 2> /dev/null || skip 'requires unshare -mpf (CAP_SYS_ADMIN)'
	set -- timeout 60 unshare -mpf --mount-proc --propagation private "$out/lib/safety/fence" newpid 2 \
		"$out/testcases/non-isolation/file-descriptors-are-inherited"
	PIDSPEC_DISPOSABLE=1 run "$@"
	assert_output --partial 'actual: init has no new PID namespace'
	assert_output --partial 'exit status 1, 1 namespaces faked'
	PIDSPEC_DISPOSABLE=0 run "$@"
	assert_output --partial '# no verdict: init has no new PID namespace'
}
