// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * aftermath.c - what has to be gone after a storm.
 *
 * Processes: the worker holds the read end of a pipe, and all processes of the
 * storm have the write end, so end of file shows that they are gone.  Then the
 * worker's /proc lists only the worker.
 *
 * Namespaces: /proc/sys/user has no counts, only limits (namespaces(7)).  With
 * a limit of one, a namespace can be created only if no other is left in the
 * user namespace of the worker or in its descendants.  The kernel frees
 * namespaces some time after their last process, in RCU callbacks and kernel
 * threads.  So creation is attempted again after a grace period of RCU.
 */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "aftermath.h"
#include "numbers.h"
#include "perform.h"
#include "src/sys.h"
#include "steps.h"

/* ---- Processes -------------------------------------------------------------
 */

/* " 12 (explore, state Z)" */
static void add_process(char *text, size_t size, const char *pid)
{
	char path[300], status[4096], name[64] = "?", state = '?';
	const char *at;
	size_t length = strlen(text);

	snprintf(path, sizeof(path), "%s/status", pid);
	if (!read_proc(path, status, sizeof(status)))
		return;
	sscanf(status, "Name:\t%60[^\n]", name);
	at = strstr(status, "\nState:\t");
	if (at)
		state = at[8];
	snprintf(text + length, size - length, " %s (%s, state %c)", pid, name,
		 state);
}

/* The processes besides the worker, which is PID 1. */
static void list_processes(char *text, size_t size)
{
	int fd = openat(worker_proc, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *directory = fd == -1 ? NULL : fdopendir(fd);
	struct dirent *entry;

	text[0] = '\0';
	while (directory && (entry = readdir(directory)))
		if (isdigit((unsigned char)entry->d_name[0]) &&
		    strcmp(entry->d_name, "1") != 0)
			add_process(text, size, entry->d_name);
	if (directory)
		closedir(directory);
}

bool is_one_runnable(void)
{
	char list[4096];

	list_processes(list, sizeof(list));
	return strstr(list, "state R)") != NULL;
}

static bool are_processes_gone(int held, long deadline)
{
	struct pollfd end = { .fd = held };
	long left = deadline - now_ms();
	bool has_ended = poll(&end, 1, left > 0 ? (int)left : 0) == 1;
	char list[300];

	list_processes(list, sizeof(list));
	if (has_ended && !list[0])
		return true;
	return differ("processes", 0, NULL, "processes are left:%s",
		      list[0] ? list : " some that /proc does not list");
}

/* ---- Namespaces ------------------------------------------------------------
 */

static bool write_limit(const char *path, int limit)
{
	int fd = openat(worker_proc, path, O_WRONLY | O_CLOEXEC);
	bool written = fd != -1 && write_number(fd, limit);

	if (fd != -1)
		close(fd);
	return written;
}

static bool write_limits(int pid_namespaces, int user_namespaces)
{
	return write_limit("sys/user/max_pid_namespaces", pid_namespaces) &&
	       write_limit("sys/user/max_user_namespaces", user_namespaces);
}

/* The error of the creation, in a new process. */
static int create_namespaces(int user, int flags)
{
	int status = 0;
	pid_t pid = sys_clone(0);

	if (pid == 0) {
		if (user != 0 && setresuid(user, user, user) == -1)
			_exit(0);
		_exit(syscall(SYS_unshare, flags) == -1 ? errno : 0);
	}
	if (pid > 0)
		waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

static void wait_for_grace_period(void)
{
	enum { GLOBAL = 1 };

	if (syscall(SYS_membarrier, GLOBAL, 0, 0) == -1)
		sched_yield();
}

/* The limits apply to each user (namespaces(7)).  The PID namespace of the
   worker is in its own user namespace.  The second user may create PID
   namespaces only with a user namespace. */
static bool are_namespaces_gone(int user, long deadline)
{
	const int flags = CLONE_NEWPID | (without_newuser ? 0 : CLONE_NEWUSER);

	if (!write_limits(user == 0 ? 2 : 1, 1))
		return differ("limits", 0, NULL, "limits cannot be written");
	while (create_namespaces(user, flags) == ENOSPC) {
		if (now_ms() < deadline) {
			wait_for_grace_period();
			continue;
		}
		return differ("namespaces", 0, NULL, "a %s namespace is left",
			      user == 0 && create_namespaces(0, CLONE_NEWPID)
				      ? "PID"
				      : "PID or user");
	}
	return true;
}

static bool is_all_free(long deadline)
{
	bool gone;

	gone = are_namespaces_gone(0, deadline) &&
	       (without_user || without_newuser ||
		are_namespaces_gone(1, deadline));
	write_limits(INT_MAX, INT_MAX);
	return gone;
}

/* ---- Taint -----------------------------------------------------------------
 */

static char taint_before[40];

static void read_taint(char text[40])
{
	if (!read_proc("sys/kernel/tainted", text, 40))
		text[0] = '\0';
	text[strcspn(text, "\n")] = '\0';
}

static bool is_untainted(void)
{
	char taint[40];

	read_taint(taint);
	return strcmp(taint, taint_before) == 0 ||
	       differ("taint", 0, NULL,
		      "/proc/sys/kernel/tainted is %s; it was %s", taint,
		      taint_before);
}

bool can_look_after(char why[200])
{
	read_taint(taint_before);
	if (write_limits(INT_MAX, INT_MAX))
		return true;
	snprintf(why, 200,
		 "requires /proc/sys/user/max_pid_namespaces (run on a kernel "
		 "with CONFIG_SYSCTL)");
	return false;
}

bool is_all_gone(int held, long deadline)
{
	return are_processes_gone(held, deadline) && is_all_free(deadline) &&
	       is_untainted();
}
