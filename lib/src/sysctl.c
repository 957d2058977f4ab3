// SPDX-License-Identifier: GPL-2.0-or-later
/* sysctl.c - sysctls of a namespace; only those of the test's own namespaces
   are written. */
#include "world.h"

static void guard_sysctl(const char *wanted, bool met, const struct here *here)
{
	if (!met || !world->isolated || !rule.harmful)
		inconclusive(here,
			     "without .harmful and %s, or outside a sandbox",
			     wanted);
}

int try_pid_max(int max)
{
	guard_sysctl("need_own_pid_max", world->own_pid_max,
		     HERE_("set_pid_max()"));
	return write_text("/proc/sys/kernel/pid_max", "%d", max);
}

int try_last_pid(pid_t pid)
{
	guard_sysctl("need_last_pid", world->own_last_pid,
		     HERE_("set_last_pid()"));
	return write_text("/proc/sys/kernel/ns_last_pid", "%d", pid);
}

void set_pid_max(int max)
{
	must(try_pid_max(max));
}

/* The kernel requires some PIDs for each possible CPU. */
int set_least_pid_max(int least)
{
	while (try_pid_max(least) == -1 && errno == EINVAL)
		least++;
	set_pid_max(least);
	return least;
}

/* A test that fills its own PID namespace takes as many PIDs in each ancestor
   namespace.  Other programs there would fail to create processes. */
void require_room_for(int processes)
{
	enum { RESERVE = 2 };

	if (processes > world->room / RESERVE)
		skip("requires room for %d processes (sysctl kernel.pid_max, "
		     "ulimit -u, or pids.max of the cgroup)",
		     RESERVE * processes);
}

void set_last_pid(pid_t pid)
{
	must(try_last_pid(pid));
}

/* The limit is that of the user namespace of the process that opens the file.
 */
int set_max_pid_namespaces(int max)
{
	const struct here *here = HERE_("set_max_pid_namespaces()");

	if (world->users_outside == -1)
		skip("requires /proc/self/ns/user (mount /proc)");
	if (own_user_namespace() == world->users_outside)
		inconclusive(here, "this user namespace is not the test's own");
	return write_text("/proc/sys/user/max_pid_namespaces", "%d", max);
}
