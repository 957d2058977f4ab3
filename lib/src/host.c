// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * host.c - limits of the host.
 *
 * They are read only after a call has failed.
 */
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "sys.h"
#include "world.h"

enum { FEW_SIGNALS = 16 };

/* The limits before the test, because a test may set limits itself. */
static struct rlimit processes, signals;

void remember_host(void)
{
	getrlimit(RLIMIT_NPROC, &processes);
	getrlimit(RLIMIT_SIGPENDING, &signals);
}

static bool is_as_before(int resource, const struct rlimit *before)
{
	struct rlimit limit;

	return getrlimit(resource, &limit) == 0 &&
	       limit.rlim_cur == before->rlim_cur;
}

/* Creates a process that ends at once, with the given flags. */
bool can_clone(unsigned long flags)
{
	pid_t pid = sys_clone(flags);

	if (pid == 0)
		_exit(0);
	if (pid > 0)
		waitid(P_PID, pid, &(siginfo_t){ 0 }, WEXITED | __WALL);
	return pid != -1;
}

/*
 * A kernel may return EAGAIN for other reasons.  If the limit of processes is
 * the reason, clone(2) fails with and without a new namespace.
 */
static bool no_more_processes(void)
{
	return is_as_before(RLIMIT_NPROC, &processes) && !world->own_pid_max &&
	       !can_clone(0) && errno == EAGAIN && !can_clone(CLONE_NEWPID) &&
	       errno == EAGAIN;
}

static bool no_more_files(void)
{
	int fd = open("/", O_PATH | O_CLOEXEC);

	if (fd != -1)
		close(fd);
	return fd == -1;
}

/*
 * All processes of a user share this limit, so others may have reached it.
 * gVisor reports a limit of 0, but queues dozens.
 *
 * The signals are sent to this thread, which blocks them: one sent to the
 * process would be delivered to another thread, and kill it.
 */
static bool few_signals(void)
{
	siginfo_t info = { .si_signo = SIGRTMAX, .si_code = SI_QUEUE };
	sigset_t last, before;
	bool few = false;

	if (!is_as_before(RLIMIT_SIGPENDING, &signals))
		return false;
	sigemptyset(&last);
	sigaddset(&last, SIGRTMAX);
	sigprocmask(SIG_BLOCK, &last, &before);
	for (int n = 0; n < FEW_SIGNALS && !few; n++)
		few = rt_tgsigqueueinfo(getpid(), syscall(SYS_gettid), SIGRTMAX,
					&info) == -1 &&
		      errno == EAGAIN;
	while (take_pending_(&last) == SIGRTMAX)
		;
	sigprocmask(SIG_SETMASK, &before, NULL);
	return few;
}

const char *what_limits(int error)
{
	if ((error == EMFILE || error == ENFILE) && no_more_files())
		return "requires more open files (ulimit -n)";
	if (error == EAGAIN && no_more_processes())
		return "requires another process: EAGAIN (ulimit -u, or the "
		       "limit of a pids cgroup)";
	if (error == ENOSPC && is_deepest())
		return "requires another level of PID namespaces: ENOSPC "
		       "(fewer levels of nesting)";
	if (few_signals())
		return "requires more queued signals (ulimit -i)";
	return NULL;
}
