// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * filter.c - system calls that a seccomp filter of the host rejects.
 *
 * A filter returns errors in place of the kernel, or kills the caller.  If
 * there is a filter, each call of the table is made once.  For its arguments,
 * every kernel that has the call returns the same result, whatever privileges
 * the caller has.  Any other result is that of the filter.
 *
 * The library requires some calls in any case: without them every rule is
 * skipped.  For the others the test gets a filter of its own (trap.c).
 */
#include <fcntl.h>
#include <limits.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include "sys.h"
#include "world.h"

enum { KILLED = 0xFF /* no errno is as large */, PRIVATE_WAKE = 129 };

enum use {
	TRAPPED,
	ESSENTIAL, /* every test requires it */
	TOLERATED, /* without it, the library uses another way, or the rule
		      skips */
};

struct probe {
	const char *name;
	int number;
	unsigned char use;
	unsigned char answer;	    /* errno, or 0 for success */
	unsigned long arguments[4]; /* the others are 0 */
};

#define PROBE(name, use, answer, ...)                 \
	{                                             \
#name "(2)", SYS_##name, use, answer, \
		{                                     \
			__VA_ARGS__                   \
		}                                     \
	}

static const struct probe probes[] = {
	[CALL_UNSHARE] = PROBE(unshare, TRAPPED, 0, 0),
	[CALL_SETNS] = PROBE(setns, TRAPPED, EBADF, -1),
	[CALL_CLONE3] = PROBE(clone3, TRAPPED, EINVAL, 0),
	[CALL_MOUNT] = PROBE(mount, TRAPPED, EFAULT, 0),
	[CALL_KILL] = PROBE(kill, ESSENTIAL, ESRCH, INT_MAX),
	[CALL_PIDFD_OPEN] = PROBE(pidfd_open, TRAPPED, EINVAL, -1),
	[CALL_PIDFD_SIGNAL] = PROBE(pidfd_send_signal, TRAPPED, EBADF, -1),
	[CALL_TKILL] = PROBE(tkill, TRAPPED, EINVAL, -1),
	[CALL_TGKILL] = PROBE(tgkill, TRAPPED, EINVAL, -1),
	[CALL_SIGQUEUE] = PROBE(rt_sigqueueinfo, TRAPPED, EFAULT, INT_MAX),
	[CALL_TGSIGQUEUE] = PROBE(rt_tgsigqueueinfo, TRAPPED, EFAULT, -1),
	[CALL_PTRACE] = PROBE(ptrace, TRAPPED, ESRCH, -1),
	[CALL_KCMP] = PROBE(kcmp, TRAPPED, ESRCH, -1),
	/* Processes. */
	PROBE(prctl, ESSENTIAL, 0, PR_SET_DUMPABLE, 0),
	PROBE(futex, ESSENTIAL, 0, 0, PRIVATE_WAKE),
	PROBE(waitid, ESSENTIAL, EINVAL, -1),
	PROBE(getpid, ESSENTIAL, 0),
	PROBE(getppid, ESSENTIAL, 0),
	PROBE(wait4, TRAPPED, EINVAL, 0, 0, -1),
	PROBE(gettid, TRAPPED, 0),
	PROBE(getuid, TRAPPED, 0),
	PROBE(geteuid, TRAPPED, 0),
	PROBE(getegid, TRAPPED, 0),
	PROBE(getpgid, TRAPPED, ESRCH, -1),
	PROBE(setpgid, TRAPPED, EINVAL, 0, -1),
	PROBE(getsid, TRAPPED, ESRCH, -1),
	PROBE(setsid, TRAPPED, 0),
	PROBE(set_tid_address, TRAPPED, 0),
	PROBE(get_robust_list, TRAPPED, ESRCH, INT_MAX),
	PROBE(execve, TRAPPED, EFAULT, 0),
	PROBE(prlimit64, TRAPPED, ESRCH, INT_MAX),
	PROBE(seccomp, TRAPPED, EINVAL, -1),
	PROBE(process_vm_readv, TRAPPED, 0, INT_MAX),
	PROBE(process_vm_writev, TRAPPED, 0, INT_MAX),
	PROBE(membarrier, TOLERATED, EINVAL, -1),
/* Users and capabilities. */
#ifdef SYS_setresuid32
	PROBE(setresuid32, TRAPPED, 0, -1, -1, -1),
	PROBE(setresgid32, TRAPPED, 0, -1, -1, -1),
#else
	PROBE(setresuid, TRAPPED, 0, -1, -1, -1),
	PROBE(setresgid, TRAPPED, 0, -1, -1, -1),
#endif
	PROBE(capget, TRAPPED, EFAULT, 0),
	PROBE(capset, TRAPPED, EFAULT, 0),
	/* Scheduling. */
	PROBE(getpriority, TRAPPED, EINVAL, -1),
	PROBE(setpriority, TRAPPED, EINVAL, -1),
	PROBE(ioprio_get, TRAPPED, EINVAL, -1),
	PROBE(ioprio_set, TRAPPED, EINVAL, -1),
	PROBE(sched_setaffinity, TOLERATED, ESRCH, INT_MAX),
	PROBE(sched_getaffinity, TRAPPED, EINVAL, INT_MAX),
	PROBE(sched_getscheduler, TRAPPED, EINVAL, -1),
	PROBE(sched_getparam, TRAPPED, EINVAL, -1),
	PROBE(sched_getattr, TRAPPED, EINVAL, -1),
	PROBE(sched_rr_get_interval, TRAPPED, EINVAL, -1),
	/* Memory. */
	PROBE(mprotect, TRAPPED, EINVAL, 1),
	PROBE(munmap, TRAPPED, EINVAL, 1),
	PROBE(memfd_create, TRAPPED, EINVAL, 0, -1),
	PROBE(move_pages, TRAPPED, ESRCH, INT_MAX),
	PROBE(migrate_pages, TRAPPED, ESRCH, INT_MAX),
	PROBE(get_mempolicy, TRAPPED, EFAULT, 1),
	/* Signals and timers. */
	PROBE(rt_sigaction, ESSENTIAL, EINVAL, 0),
	PROBE(rt_sigprocmask, TRAPPED, EINVAL, 0),
	PROBE(rt_sigpending, TRAPPED, EINVAL, 0, 99),
	PROBE(rt_sigtimedwait, TRAPPED, EINVAL, 0),
	PROBE(timer_create, TRAPPED, EINVAL, 99),
	PROBE(signalfd4, TRAPPED, EINVAL, -1),
	/* Sockets. */
	PROBE(socketpair, ESSENTIAL, EINVAL, AF_UNIX, -1),
	PROBE(socket, TRAPPED, EINVAL, AF_UNIX, -1),
	PROBE(bind, TRAPPED, EBADF, -1),
	PROBE(listen, TRAPPED, EBADF, -1),
	PROBE(connect, TRAPPED, EBADF, -1),
	PROBE(accept4, TRAPPED, EBADF, -1),
	PROBE(getsockname, TRAPPED, EBADF, -1),
	PROBE(getsockopt, TRAPPED, EBADF, -1),
	PROBE(setsockopt, TRAPPED, EBADF, -1),
	PROBE(sendto, TRAPPED, EBADF, -1),
	PROBE(sendmsg, TRAPPED, EBADF, -1),
	PROBE(recvmsg, TRAPPED, EBADF, -1),
	/* IPC. */
	PROBE(mq_open, TRAPPED, EFAULT, 0),
	PROBE(mq_notify, TRAPPED, EBADF, -1),
	PROBE(mq_timedsend, TRAPPED, EBADF, -1),
	PROBE(shmget, TRAPPED, EINVAL, 0),
	PROBE(shmat, TRAPPED, EINVAL, -1),
	PROBE(shmctl, TRAPPED, EINVAL, -1, -1),
	PROBE(semget, TRAPPED, EINVAL, 0, -1),
	PROBE(semctl, TRAPPED, EINVAL, -1, 0, -1),
	PROBE(msgget, TRAPPED, ENOENT, INT_MAX),
	PROBE(msgsnd, TRAPPED, EFAULT, -1),
	PROBE(msgrcv, TRAPPED, EINVAL, -1),
	PROBE(msgctl, TRAPPED, EINVAL, -1, -1),
	/* Files. */
	PROBE(openat, TRAPPED, EFAULT, -1),
	PROBE(read, TRAPPED, EBADF, -1),
	PROBE(pread64, TRAPPED, EBADF, -1),
	PROBE(write, TRAPPED, EBADF, -1),
	PROBE(writev, TRAPPED, EBADF, -1),
	PROBE(lseek, TRAPPED, EBADF, -1),
	PROBE(fcntl, TRAPPED, EBADF, -1),
	PROBE(flock, TRAPPED, EBADF, -1, 8),
	PROBE(ioctl, TRAPPED, EBADF, -1),
	PROBE(dup, TRAPPED, EBADF, -1),
	PROBE(dup3, TRAPPED, EBADF, -1, 99),
	PROBE(pipe2, TRAPPED, EINVAL, 0, -1),
	PROBE(getdents64, TRAPPED, EBADF, -1),
	PROBE(readlinkat, TRAPPED, EFAULT, -1, 0, 0, 1),
	PROBE(faccessat, TRAPPED, EFAULT, -1),
	PROBE(mkdirat, TRAPPED, EFAULT, -1),
	PROBE(unlinkat, TRAPPED, EFAULT, -1),
	PROBE(umount2, TRAPPED, EINVAL, 0, -1),
	PROBE(name_to_handle_at, TRAPPED, EFAULT, -1),
	PROBE(fanotify_init, TRAPPED, EINVAL, -1),
	PROBE(uname, TRAPPED, EFAULT, 0),
/* Calls that newer architectures do not have. */
#ifdef SYS_poll
	PROBE(poll, ESSENTIAL, EINVAL, 0, -1),
#else
	PROBE(ppoll, ESSENTIAL, EINVAL, 0, -1),
#endif
#ifdef SYS_open
	PROBE(open, TRAPPED, EFAULT, 0),
	PROBE(stat, TRAPPED, EFAULT, 0),
	PROBE(access, TRAPPED, EFAULT, 0),
	PROBE(readlink, TRAPPED, EFAULT, 0, 0, 1),
	PROBE(pipe, TRAPPED, EFAULT, 0),
	PROBE(dup2, TRAPPED, EBADF, -1, 99),
	PROBE(mkdir, TRAPPED, EFAULT, 0),
	PROBE(unlink, TRAPPED, EFAULT, 0),
#endif
#ifdef SYS_accept
	PROBE(accept, TRAPPED, EBADF, -1),
#endif
#ifdef SYS_fstat
	PROBE(fstat, TRAPPED, EBADF, -1),
#endif
#ifdef SYS_newfstatat
	PROBE(newfstatat, TRAPPED, EFAULT, -1),
#endif
#ifdef SYS_fstatat64
	PROBE(fstatat64, TRAPPED, EFAULT, -1),
#endif
#ifdef SYS_timer_settime
	PROBE(timer_settime, TRAPPED, EINVAL, INT_MAX),
	PROBE(timer_gettime, TRAPPED, EINVAL, INT_MAX),
#endif
#ifdef SYS_semop
	PROBE(semop, TRAPPED, EINVAL, -1),
#endif
#ifdef SYS_statx
	PROBE(statx, TOLERATED, EFAULT, -1),
#endif
};

enum { PROBES = sizeof(probes) / sizeof(probes[0]) };

_Static_assert((int)PROBES <= (int)MAX_PROBES, "the array has room for all");

static int try_probe(const struct probe *probe)
{
	const unsigned long *a = probe->arguments;
	intmax_t result = syscall(probe->number, a[0], a[1], a[2], a[3], 0, 0);
	int error = result == -1 ? errno : 0;

	if (error == probe->answer || error == 0 || error == EMFILE ||
	    error == ENFILE || error == ENOMEM || error == EAGAIN)
		return 0;
	return error;
}

static _Noreturn void try_from(int i)
{
	/* No core file if the filter kills; prctl(2) may be rejected as
	   well. */
	prctl(PR_SET_DUMPABLE, 0);
	for (; i < (int)PROBES; i++) {
		world->rejected[i] = KILLED; /* unless the call returns */
		world->rejected[i] = (unsigned char)try_probe(&probes[i]);
	}
	_exit(0);
}

/* CLONE_VFORK waits for the end of the child without any call of wait(2). */
static void try_all(void)
{
	int next = 0;
	pid_t pid;

	while (next < (int)PROBES) {
		pid = sys_clone(CLONE_VFORK);
		if (pid == 0)
			try_from(next);
		if (pid == -1)
			return;
		waitid(P_PID, pid, &(siginfo_t){ 0 }, WEXITED);
		while (next < (int)PROBES && world->rejected[next] != KILLED)
			next++;
		next++;
	}
}

/* Without CONFIG_SECCOMP, prctl(2) fails with EINVAL.  Any other error is the
   answer of a filter. */
void remember_filter(void)
{
	int mode = prctl(PR_GET_SECCOMP);

	world->filter =
		mode == SECCOMP_MODE_FILTER || (mode == -1 && errno != EINVAL);
	if (world->filter)
		try_all();
}

bool is_rejected(enum filtered_call call)
{
	return world->rejected[call] != 0;
}

/* The reason for a call that is rejected.  The text is valid until the function
   is called again. */
static const char *reason(int i)
{
	static char text[160];
	int error = world->rejected[i];

	if (error == KILLED)
		snprintf(text, sizeof(text),
			 "requires %s, and a seccomp filter kills the caller "
			 "(allow it in the filter)",
			 probes[i].name);
	else
		snprintf(text, sizeof(text),
			 "requires %s: %s (allow it in the seccomp filter%s)",
			 probes[i].name, errno_name(error),
			 error == ENOSYS ? ", or run a newer kernel" : "");
	return text;
}

const char *why_denied(enum filtered_call call)
{
	return is_rejected(call) ? reason((int)call) : NULL;
}

const char *what_is_missing(void)
{
	for (int i = 0; i < (int)PROBES; i++)
		if (world->rejected[i] && probes[i].use == ESSENTIAL)
			return reason(i);
	return NULL;
}

/* The calls by which the supervisor opens files, before the test has a filter
   of its own. */
const char *why_no_file(void)
{
	static const int numbers[] = {
#ifdef SYS_open
		SYS_open,
#endif
		SYS_openat,
		SYS_readlinkat,
	};

	for (int i = 0; i < (int)PROBES; i++)
		for (size_t n = 0; n < sizeof(numbers) / sizeof(numbers[0]);
		     n++)
			if (world->rejected[i] &&
			    probes[i].number == numbers[n])
				return reason(i);
	return NULL;
}

/* The process that this one waits for may have been killed. */
const char *what_kills(void)
{
	for (int i = 0; i < (int)PROBES; i++)
		if (world->rejected[i] == KILLED && probes[i].use != TOLERATED)
			return reason(i);
	return NULL;
}

bool killed_by_filter(int code, int status)
{
	return world->filter && code != CLD_EXITED && status == SIGSYS;
}

static bool is_trapped(int i)
{
	return probes[i].use == TRAPPED && world->rejected[i] != 0 &&
	       world->rejected[i] != KILLED;
}

int list_trapped(int numbers[MAX_PROBES])
{
	int n = 0;

	for (int i = 0; i < (int)PROBES; i++)
		if (is_trapped(i))
			numbers[n++] = probes[i].number;
	return n;
}

const char *reason_of(int number)
{
	for (int i = 0; i < (int)PROBES; i++)
		if (probes[i].number == number)
			return reason(i);
	return NULL;
}

/*
 * After execve(2), a program has no handler of SIGSYS yet, so a trap kills it
 * while others may wait for it.  Any other trap skips the test.
 */
const char *what_filter_did(enum outcome outcome)
{
	if (!world->filter || what_kills())
		return world->filter ? what_kills() : NULL;
	if (world->traps && !(outcome == TIMED_OUT && world->executed))
		return NULL;
	for (int i = 0; i < (int)PROBES; i++)
		if (is_trapped(i))
			return reason(i);
	return NULL;
}
