// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * rejected.c - system calls of the runner that a seccomp filter rejects.
 *
 * Without these calls, no program can be started or reaped: every rule would be
 * inconclusive.  If there is a filter, a child makes each of them once.  Every
 * kernel permits them.  lib/src/filter.c does the same for the calls of tests.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "run/rejected.h"
#include "src/sys.h"

enum { KILLED = 0xFF /* no errno is as large */ };

/* The child has no children. */
static int try_wait4(void)
{
	return waitpid(-1, NULL, WNOHANG);
}

static int try_waitid(void)
{
	return waitid(P_ALL, 0, &(siginfo_t){ 0 }, WEXITED | WNOHANG);
}

static int try_pipe2(void)
{
	return pipe2((int[2]){ 0 }, O_CLOEXEC);
}

static int try_signalfd4(void)
{
	sigset_t none;

	sigemptyset(&none);
	return signalfd(-1, &none, SFD_CLOEXEC);
}

static int try_poll(void)
{
	return poll(NULL, 0, 0);
}

static int try_prctl(void)
{
	return prctl(PR_SET_PDEATHSIG, 0);
}

static const struct call {
	const char *name;
	int (*try)(void);
} calls[] = {
	{ "prctl(2)", try_prctl },   { "wait4(2)", try_wait4 },
	{ "waitid(2)", try_waitid }, { "pipe2(2)", try_pipe2 },
	{ "poll(2)", try_poll },     { "signalfd4(2)", try_signalfd4 },
};

enum { CALLS = sizeof(calls) / sizeof(calls[0]), WAIT4 = 1 };

/* The errors, in memory that a child shares. */
static volatile unsigned char *errors;

/* Only a filter returns another error. */
static int try_call(const struct call *call)
{
	if (call->try() != -1 || errno == ECHILD || errno == EMFILE ||
	    errno == ENFILE || errno == ENOMEM)
		return 0;
	return errno;
}

/* Without a core file if the filter kills. */
static _Noreturn void try_from(int i)
{
	prctl(PR_SET_DUMPABLE, 0);
	for (; i < CALLS; i++) {
		errors[i] = KILLED; /* unless the call returns */
		errors[i] = (unsigned char)try_call(&calls[i]);
	}
	_exit(0);
}

/* CLONE_VFORK waits for the end of the child without any call of wait(2). */
static void try_all(void)
{
	pid_t children[CALLS];
	int n = 0;

	for (int next = 0; next < CALLS; next++) {
		pid_t pid = sys_clone(CLONE_VFORK);

		if (pid == 0)
			try_from(next);
		if (pid == -1)
			break;
		children[n++] = pid;
		while (next < CALLS && errors[next] != KILLED)
			next++;
	}
	while (n > 0 && !errors[WAIT4])
		waitpid(children[--n], NULL, 0);
}

/* Without CONFIG_SECCOMP, prctl(2) fails with EINVAL. */
static bool is_filtered(void)
{
	int mode = prctl(PR_GET_SECCOMP);

	return mode == SECCOMP_MODE_FILTER || (mode == -1 && errno != EINVAL);
}

static char *reason(const struct call *call, int error)
{
	if (error == KILLED)
		return print("requires %s, and a seccomp filter kills the "
			     "caller (allow it in the filter)",
			     call->name);
	return print("requires %s: %s (allow it in the seccomp filter)",
		     call->name,
		     error == EPERM    ? "EPERM"
		     : error == EACCES ? "EACCES"
		     : error == ENOSYS ? "ENOSYS"
				       : strerror(error));
}

const char *what_filter_rejects(void)
{
	void *memory;

	if (!is_filtered())
		return NULL;
	memory = mmap(NULL, CALLS, PROT_READ | PROT_WRITE,
		      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED)
		return NULL;
	errors = memory;
	try_all();
	for (int i = 0; i < CALLS; i++)
		if (errors[i])
			return reason(&calls[i], errors[i]);
	return NULL;
}
