// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

const struct rule rule = {
	.says = "If seccomp(2) kills a process for a system call, it also "
		"kills an init process for that call.",
	.source = "seccomp(2), SECCOMP_RET_KILL_PROCESS; seccomp(2), "
		  "SECCOMP_SET_MODE_STRICT",
};

static struct process strict, filtered;

static struct sock_filter forbid_getppid[] = {
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getppid, 0, 1),
	BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
	BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
};

void test(void)
{
	struct sock_fprog program = {
		.len = sizeof(forbid_getppid) / sizeof(forbid_getppid[0]),
		.filter = forbid_getppid,
	};

	child(filtered, CLONE_NEWPID) {
		CHECK_OK(kill(getpid(), SIGSYS));
		must(prctl(PR_SET_DUMPABLE, 0)); /* no core file */
		must(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
		or_skip(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program));
		syscall(SYS_getppid);
	}
	CHECK_KILLED(filtered, SIGSYS);

	child(strict, CLONE_NEWPID) {
		CHECK_OK(kill(getpid(), SIGKILL));
		or_skip(prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT));
		syscall(SYS_getppid);
		syscall(SYS_exit, 0);
	}
	CHECK_KILLED(strict, SIGKILL);
}
