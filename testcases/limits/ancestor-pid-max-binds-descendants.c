// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/wait.h>

const struct rule rule = {
	.says = "Creating a process fails with EAGAIN if an ancestor of its "
		"PID namespace has no free PID below its own pid_max.",
	.source = "tools/testing/selftests/pid_namespace/pid_max.c, "
		  "pid_max_nested_limit_inner; fork(2), ERRORS",
	.level = SHOULD,
	.since = "6.14",
	.needs = { need_own_pid_max },
	.harmful = true,
};

/* More than 301, because kernels reuse the high PIDs first. */
enum { SMALL = 400, TOO_LARGE = 4000 };

static struct process outer, inner;
static struct note is_full, has_room;

static int end_at_once(void *unused)
{
	(void)unused;
	return 0;
}

/* Does not copy the memory, which would be slow for 300 processes. */
static pid_t make_zombie(void)
{
	return start_on_stack(end_at_once, CLONE_VM | CLONE_VFORK | SIGCHLD,
			      NULL);
}

void test(void)
{
	child(outer, CLONE_NEWPID) {
		int max = set_least_pid_max(SMALL);
		pid_t last = 0;

		if (max > TOO_LARGE)
			skip("requires a pid_max below %d (fewer CPUs)", max);
		require_room_for(max);
		/* Leaves one PID, for inner; outer has PID 1. */
		for (int n = 2; n < max - 1 && last != -1; n++)
			last = make_zombie();
		if (last == -1)
			skip("requires %d more processes (ulimit -u, or "
			     "pids.max)",
			     max);
		child(inner, CLONE_NEWPID) {
			/* The limit of inner itself is larger. */
			set_pid_max(2 * max);
			CHECK_ERRNO(try_child(0), EAGAIN);
			post(is_full);
			await(has_room);
			CHECK_OK(try_child(0));
		}
		await(is_full);
		must(waitpid(last, NULL, 0));
		post(has_room);
		CHECK_EXITED(inner, 0);
	}
	CHECK_EXITED(outer, 0);
}
