// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * trap.c - ending a test at the first call that a filter of the host rejects.
 *
 * The test gets a filter of its own, which raises SIGSYS: SECCOMP_RET_TRAP
 * takes precedence over SECCOMP_RET_ERRNO.  So the first call that the host
 * rejects ends the test, with its name as the reason.
 */
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>

#include "world.h"

void skip_if_rejected(enum filtered_call call)
{
	const char *why = why_denied(call);

	if (why)
		skip("%s", why);
}

/* A SIGSYS that a process sent has its default action. */
static void end_by_default(void)
{
	enum { INIT = 1 };
	pid_t self = getpid();

	if (self == INIT)
		return;
	sigaction(SIGSYS, &(struct sigaction){ .sa_handler = SIG_DFL }, NULL);
	syscall(SYS_tgkill, self, syscall(SYS_gettid), SIGSYS);
}

/* SYS_SECCOMP of asm-generic/siginfo.h, which not every C library defines. */
enum { BY_FILTER = 1 };

static void hear_of_call(int signal, siginfo_t *info, void *context)
{
	const char *why;

	(void)signal;
	(void)context;
	if (info->si_code != BY_FILTER) {
		end_by_default();
		return;
	}
	why = reason_of(info->si_syscall);
	if (why)
		skip("%s", why);
}

static int install(struct sock_filter *code, int length)
{
	struct sock_fprog program = { (unsigned short)length, code };
	struct sigaction action = {
		.sa_sigaction = hear_of_call,
		.sa_flags = SA_SIGINFO | SA_RESTART,
	};

	if (sigaction(SIGSYS, &action, NULL) == -1 ||
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1)
		return -1;
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

void trap_rejected_calls(void)
{
	struct sock_filter code[2 + 2 * MAX_PROBES] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, nr)),
	};
	int numbers[MAX_PROBES], count = list_trapped(numbers), n = 1;

	if (count == 0)
		return;
	for (int i = 0; i < count; i++) {
		code[n++] = (struct sock_filter)BPF_JUMP(
			BPF_JMP | BPF_JEQ | BPF_K, numbers[i], 0, 1);
		code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K,
							 SECCOMP_RET_TRAP);
	}
	code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K,
						 SECCOMP_RET_ALLOW);
	world->traps = install(code, n) == 0;
}
