#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# If a seccomp filter rejects a system call, or kills the caller, no rule fails.

load hosts

# filtered CALL SHARE REASON - with several results of CALL; make hosts tests more
filtered() {
	local answer
	for answer in ${PIDSPEC_TABLE:+ENOSYS} EPERM; do
		keeps "$2" "$3" "${suite[@]}" --timeout 5 --wrap "$reject $1 $answer"
	done
	keeps "$2" '' "${third[@]}" --timeout 5 --wrap "$reject $1 KILL"
}

@test "seccomp: clone3(2)" { filtered clone3 90 'clone3'; }
@test "seccomp: unshare(2)" { filtered unshare 55 'requires unshare(2)'; }
@test "seccomp: setns(2)" { filtered setns 80 'requires setns(2)'; }
@test "seccomp: ptrace(2)" { filtered ptrace 90 'ptrace'; }
@test "seccomp: kcmp(2)" { filtered kcmp 90 'requires kcmp(2)'; }
@test "seccomp: pidfd_send_signal(2)" { filtered pidfd_send_signal 75 'pidfd'; }
@test "seccomp: mount(2)" { filtered mount 75 'mount'; }

@test "seccomp: no namespaces at all (EPERM)" {
	keeps 0 'requires a PID namespace and a user namespace: EPERM (run as root' "${suite[@]}" --wrap "$reject namespaces EPERM"
}

@test "seccomp: no new PID namespaces (EINVAL)" {
	keeps 0 'requires a PID namespace: EINVAL (run a kernel with CONFIG_PID_NS' "${suite[@]}" --wrap "$reject newpid EINVAL"
}

# Groups of SystemCallFilter= in systemd.exec(5).
setuid='setgid setgid32 setgroups setgroups32 setregid setregid32 setresgid setresgid32
	setresuid setresuid32 setreuid setreuid32 setuid setuid32'
network_io='accept accept4 bind connect getpeername getsockname getsockopt listen recv
	recvfrom recvmmsg recvmmsg_time64 recvmsg send sendmmsg sendmsg sendto setsockopt
	shutdown socket socketcall socketpair'
privileged="$setuid acct bpf capset chroot fanotify_init fanotify_mark open_by_handle_at
	pivot_root quotactl quotactl_fd setdomainname setfsuid setfsgid sethostname vhangup
	chown chown32 fchown fchown32 fchownat lchown lchown32 adjtimex clock_adjtime
	clock_settime settimeofday delete_module finit_module init_module ioperm iopl
	pciconfig_iobase pciconfig_read pciconfig_write kexec_file_load kexec_load reboot
	swapon swapoff"

# without SHARE REASON ANSWER CALL... - as keeps, under a filter that rejects calls
without() {
	local share=$1 reason=$2
	shift 2
	keeps "$share" "$reason" "${suite[@]}" --timeout 5 --wrap "$filter $* --"
}

@test "seccomp: SystemCallFilter=~@setuid" {
	# shellcheck disable=SC2086 # words
	without 75 'requires .* (allow it in the seccomp filter)' EPERM $setuid
}

@test "seccomp: SystemCallFilter=~@privileged" {
	# shellcheck disable=SC2086 # words
	without 70 'requires capset(2): EPERM (allow it in the seccomp filter)' EPERM $privileged
}

@test "seccomp: SystemCallFilter=~@network-io is one reason for all rules" {
	# shellcheck disable=SC2086 # words
	without 0 'requires socketpair(2): EPERM (allow it in the seccomp filter)' EPERM $network_io
	run sh -c "grep -o '# SKIP .*' '$BATS_TEST_TMPDIR/tap' | sort -u | wc -l"
	assert_output 1
}

@test "seccomp: ioctl(2), which many rules call (EPERM)" {
	without 80 'requires ioctl(2): EPERM (allow it in the seccomp filter)' EPERM ioctl
}

@test "seccomp: getpgid(2), setsid(2), memfd_create(2) and waitid(2) (ENOSYS)" {
	without 0 'requires waitid(2): ENOSYS' ENOSYS waitid
	without 85 'requires getpgid(2): ENOSYS' ENOSYS getpgid setsid memfd_create
}

@test "seccomp: open_by_handle_at(2), as in containers of LXC and Incus (ENOSYS)" {
	without 85 'requires open_by_handle_at(2): ENOSYS (allow it in the seccomp filter)' ENOSYS open_by_handle_at
}

@test "seccomp: signals are rejected, and the run ends (EACCES)" {
	keeps 0 'requires kill(2): EACCES' "$filter" EACCES kill -- "${suite[@]}" --timeout 5
}

# In a container or a systemd service, the filter applies to the runner as well.
@test "seccomp: without a call of the runner, one reason for all rules, and no timeout" {
	local call answer
	for call in waitid pipe2; do
		for answer in EPERM KILL; do
			keeps 0 "requires $call(2)" "$filter" "$answer" "$call" -- "${suite[@]}"
			run sh -c "grep -o '# SKIP .*' '$BATS_TEST_TMPDIR/tap' | sort -u | wc -l"
			assert_output 1
		done
	done
}

@test "seccomp: calls by which pid_max is verified are named, in place of mount(8)" {
	local call
	for call in newfstatat openat; do
		run "$filter" EPERM "$call" -- "$out/testcases/sysctl/pid-max-is-per-namespace"
		assert_failure 4
		assert_line "1..0 # SKIP requires $call(2): EPERM (allow it in the seccomp filter)"
	done
}

# program NAME BODY - a test case below $BATS_TEST_TMPDIR
program() {
	cat > "$BATS_TEST_TMPDIR/$1.c" <<-END
	#include "pidspec.h"
	#include <stdlib.h>
	const struct rule rule = { .says = "x", .source = "y" };
	void test(void) { $2 }
	END
	# shellcheck disable=SC2086 # words
	${PIDSPEC_CC:-cc} -D_GNU_SOURCE -std=gnu11 -Ilib -o "$BATS_TEST_TMPDIR/$1" \
		"$BATS_TEST_TMPDIR/$1.c" "$out/libpidspec.a" -pthread -lrt
}

@test "seccomp: a check that waits until the timeout fails, even if another call is rejected" {
	program late 'CHECK_EQ(take_signal(SIGUSR1).si_pid, 1);'
	PIDSPEC_DEADLINE=1 run "$filter" EPERM ptrace -- "$BATS_TEST_TMPDIR/late"
	assert_failure 1
	assert_line 'not ok 1 take_signal(SIGUSR1).si_pid == 1'
}

@test "seccomp: the reason names the call of the set-up, not its arguments" {
	program above 'must(sethostname("above", 5)); CHECK_EQ(1, 1);'
	run "$filter" EPERM sethostname -- "$BATS_TEST_TMPDIR/above"
	assert_failure 4
	assert_line '1..0 # SKIP requires sethostname(2): EPERM (allow it in the seccomp filter)'
}

# Filters of hosts reject some of these calls.  Each is the only one that the test makes.
@test "seccomp: a rejected call of a rule or of its set-up is named (EPERM, ENOSYS)" {
	local call names table=
	names='ioctl getpgid getsid setsid capget capset set_tid_address memfd_create rt_sigtimedwait
		umount2 flock waitid setresuid socketpair pipe2'
	for call in $names; do table+="{ \"$call\", SYS_$call }, "; done
	program one "
		static const struct { const char *name; int number; } calls[] = {
			$table
		};
		for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
			if (strcmp(calls[i].name, getenv(\"CALL\")) == 0)
				syscall(calls[i].number, -1, -1, -1, -1);
		CHECK_EQ(1, 1);"
	for call in $names; do
		CALL=$call run "$BATS_TEST_TMPDIR/one"
		assert_success
		CALL=$call run "$filter" EPERM "$call" -- "$BATS_TEST_TMPDIR/one"
		assert_failure 4
		assert_line "1..0 # SKIP requires $call(2): EPERM (allow it in the seccomp filter)"
		CALL=$call run "$filter" ENOSYS "$call" -- "$BATS_TEST_TMPDIR/one"
		assert_failure 4
		assert_line "1..0 # SKIP requires $call(2): ENOSYS (allow it in the seccomp filter, or run a newer kernel)"
	done
}
