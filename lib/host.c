// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * host.c - what a host does to a test, and the kernel is not to blame for.
 *
 * A seccomp filter answers in place of the kernel, or kills who asks.  What it
 * does to the calls that make and join namespaces is found out before the test
 * begins, where there is one at all: once a test is under way, another process
 * would change its numbers.
 *
 * Limits are looked for when something has failed already.
 */
#include <fcntl.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "sys.h"
#include "world.h"

enum { KILLED = -1, FEW_SIGNALS = 16 };

/* With these arguments they do nothing, and need no privilege for it. */
static const struct probe {
	const char *name;
	int number, argument;
	int answer; /* of any kernel that has the call */
} probes[FILTERED_CALLS] = {
	[CALL_UNSHARE] = { "unshare(2)", SYS_unshare, 0, 0 },
	[CALL_SETNS] = { "setns(2)", SYS_setns, -1, EBADF },
	[CALL_CLONE3] = { "clone3(2)", SYS_clone3, 0, EINVAL },
	[CALL_MOUNT] = { "mount(2)", SYS_mount, 0, EFAULT },
	[CALL_KILL] = { "kill(2)", SYS_kill, INT_MAX, ESRCH },
	[CALL_PIDFD_SIGNAL] = { "pidfd_send_signal(2)", SYS_pidfd_send_signal,
				-1, EBADF },
	[CALL_TKILL] = { "tkill(2)", SYS_tkill, -1, EINVAL },
	[CALL_TGKILL] = { "tgkill(2)", SYS_tgkill, -1, EINVAL },
	[CALL_SIGQUEUE] = { "rt_sigqueueinfo(2)", SYS_rt_sigqueueinfo, INT_MAX,
			    EFAULT },
	[CALL_TGSIGQUEUE] = { "rt_tgsigqueueinfo(2)", SYS_rt_tgsigqueueinfo, -1,
			      EFAULT },
	[CALL_PTRACE] = { "ptrace(2)", SYS_ptrace, -1, ESRCH },
	[CALL_KCMP] = { "kcmp(2)", SYS_kcmp, -1, ESRCH },
};

/* As they were before the test, whose own limits are what it is about. */
static struct rlimit processes, signals;

static _Noreturn void ask_from(int i)
{
	prctl(PR_SET_DUMPABLE, 0); /* no core file, should it be death */
	for (; i < FILTERED_CALLS; i++) {
		world->refused[i] = KILLED; /* unless we come back */
		errno = 0;
		syscall(probes[i].number, probes[i].argument, 0, 0, 0, 0);
		world->refused[i] =
			(short)(errno == probes[i].answer ? 0 : errno);
	}
	_exit(0);
}

static void remember_filter(void)
{
	int next = 0;
	pid_t pid;

	world->filter = prctl(PR_GET_SECCOMP) == SECCOMP_MODE_FILTER;
	while (world->filter && next < FILTERED_CALLS) {
		pid = sys_clone(0);
		if (pid == 0)
			ask_from(next);
		if (pid == -1 ||
		    waitid(P_PID, pid, &(siginfo_t){ 0 }, WEXITED) == -1)
			return;
		while (next < FILTERED_CALLS && world->refused[next] != KILLED)
			next++;
		next++;
	}
}

void remember_host(void)
{
	getrlimit(RLIMIT_NPROC, &processes);
	getrlimit(RLIMIT_SIGPENDING, &signals);
	remember_filter();
}

bool is_refused(enum filtered_call call)
{
	return world->refused[call] != 0;
}

void skip_if_refused(enum filtered_call call)
{
	int error = world->refused[call];

	if (error == KILLED)
		skip("a seccomp filter here kills who calls %s",
		     probes[call].name);
	if (error == ENOSYS && call == CALL_CLONE3)
		skip("no clone3(2) here (Linux 5.3): ENOSYS");
	if (error)
		skip("a seccomp filter refuses %s here: %s", probes[call].name,
		     errno_name(error));
}

int unshare_(int flags)
{
	skip_if_refused(CALL_UNSHARE);
	return (unshare)(flags);
}

int setns_(int fd, int type)
{
	skip_if_refused(CALL_SETNS);
	return (setns)(fd, type);
}

bool killed_by_filter(int code, int status)
{
	return world->filter && code != CLD_EXITED && status == SIGSYS;
}

static bool is_as_before(int resource, const struct rlimit *before)
{
	struct rlimit limit;

	return getrlimit(resource, &limit) == 0 &&
	       limit.rlim_cur == before->rlim_cur;
}

/*
 * A kernel may say EAGAIN for reasons of its own.  That there can be no more
 * processes it says before it looks at namespaces, and so to both of these.
 */
static bool no_more_processes(void)
{
	return is_as_before(RLIMIT_NPROC, &processes) && !world->own_pid_max &&
	       try_child(0) == -1 && errno == EAGAIN &&
	       try_child(CLONE_NEWPID) == -1 && errno == EAGAIN;
}

static bool no_more_files(void)
{
	int fd = open("/", O_PATH | O_CLOEXEC);

	if (fd != -1)
		close(fd);
	return fd == -1;
}

/* gVisor claims to have a limit of 0, and queues dozens all the same. */
static bool few_signals(void)
{
	const struct timespec at_once = { 0 };
	sigset_t last, before;
	int n = 0;

	if (signals.rlim_cur >= FEW_SIGNALS ||
	    !is_as_before(RLIMIT_SIGPENDING, &signals))
		return false;
	sigemptyset(&last);
	sigaddset(&last, SIGRTMAX);
	sigprocmask(SIG_BLOCK, &last, &before);
	while (n < FEW_SIGNALS &&
	       sigqueue(getpid(), SIGRTMAX, (union sigval){ 0 }) == 0)
		n++;
	while (sigtimedwait(&last, NULL, &at_once) == SIGRTMAX)
		;
	sigprocmask(SIG_SETMASK, &before, NULL);
	return n < FEW_SIGNALS;
}

const char *what_limits(int error)
{
	if ((error == EMFILE || error == ENFILE) && no_more_files())
		return "no further file can be opened here (ulimit -n)";
	if (error == EAGAIN && no_more_processes())
		return "no further process can be created here: EAGAIN "
		       "(ulimit -u, or the limit of a pids cgroup)";
	if (error == ENOSPC && is_deepest())
		return "no further PID namespace can be created here: ENOSPC "
		       "(needs fewer levels of nesting)";
	if (few_signals())
		return "hardly any signal can be queued here (ulimit -i)";
	return NULL;
}

/* Whoever is waited for may be one whom the filter has killed. */
const char *what_kills(void)
{
	for (int i = 0; i < FILTERED_CALLS; i++)
		if (world->refused[i] == KILLED)
			return probes[i].name;
	return NULL;
}
