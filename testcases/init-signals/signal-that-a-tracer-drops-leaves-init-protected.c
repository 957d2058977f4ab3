// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>

const struct rule rule = {
	.says = "After a tracer dropped a signal that the kernel forced on an "
		"init process, signals from members still have no effect on "
		"init.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init, ordinary, killer;
static struct note is_traced, may_kill;

static struct sock_filter trap_getppid[] = {
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getppid, 0, 1),
	BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP),
	BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
};

/* The kernel forces SIGSYS, for which init has the default action. */
static void cause_a_signal(void)
{
	struct sock_fprog program = {
		.len = sizeof(trap_getppid) / sizeof(trap_getppid[0]),
		.filter = trap_getppid,
	};

	must(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
	or_skip(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program));
	await(is_traced);
	syscall(SYS_getppid);
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(ordinary)
			linger();
		child(killer) {
			await(may_kill);
			CHECK_OK(kill(1, SIGTERM));
			CHECK_OK(kill(1, SIGKILL));
		}
		cause_a_signal();
		/* Control: SIGTERM does end another process. */
		CHECK_OK(kill(pid_of(ordinary), SIGTERM));
		CHECK_KILLED(ordinary, SIGTERM);
		post(may_kill);
		CHECK_EXITED(killer, 0);
	}
	or_skip(ptrace(PTRACE_SEIZE, pid_of(init), 0, 0));
	post(is_traced);
	CHECK_EQ(await_stop(pid_of(init)).si_status, SIGSYS);
	must(ptrace(PTRACE_DETACH, pid_of(init), 0, 0));
	CHECK_EXITED(init, 0);
}
