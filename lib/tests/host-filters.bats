#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Where a seccomp filter answers a system call, or kills who makes it, nothing is
# said about the kernel.

load hosts

# filtered CALL SHARE REASON - whatever the filter does about CALL; make hosts tries more
filtered() {
	local answer
	for answer in ${PIDSPEC_TABLE:+ENOSYS} EPERM KILL; do
		keeps "$2" "$3" "${suite[@]}" --timeout 2 --wrap "$refuse $1 $answer"
	done
}

@test "seccomp: clone3(2)" { filtered clone3 90 'clone3'; }
@test "seccomp: unshare(2)" { filtered unshare 60 'a seccomp filter .* unshare(2)'; }
@test "seccomp: setns(2)" { filtered setns 80 'a seccomp filter .* setns(2)'; }
@test "seccomp: ptrace(2)" { filtered ptrace 90 'ptrace'; }
@test "seccomp: kcmp(2)" { filtered kcmp 90 'compare(getpid(), getpid())\|SIGSYS'; }
@test "seccomp: pidfd_send_signal(2)" { filtered pidfd_send_signal 75 'pidfd'; }
@test "seccomp: mount(2)" { filtered mount 75 'mount'; }

@test "seccomp: no namespaces at all (EPERM)" {
	keeps 0 'cannot create a PID namespace' "${suite[@]}" --wrap "$refuse namespaces EPERM"
}

@test "seccomp: no new PID namespaces (EINVAL)" {
	keeps 0 'needs CONFIG_PID_NS' "${suite[@]}" --wrap "$refuse newpid EINVAL"
}
