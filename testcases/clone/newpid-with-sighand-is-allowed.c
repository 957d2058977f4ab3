// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/wait.h>

const struct rule rule = {
	.says = "clone(2) accepts CLONE_NEWPID together with CLONE_SIGHAND and "
		"CLONE_VM; the child has PID 1.",
	.source = "pid_namespaces(7), Compatibility of CLONE_NEWPID with other "
		  "CLONE_* flags",
	.since = "4.3",
};

static struct process caller;

static int record_pid(void *pid)
{
	*(pid_t *)pid = getpid();
	return 6;
}

void test(void)
{
	/*
	 * When an init process ends, SIGCHLD is ignored in all processes that
	 * share its handlers, so its end cannot be reported by SIGCHLD.
	 */
	child(caller) {
		pid_t pid, pid_in_child = 0;
		int status;

		CHECK_OK(pid = start_on_stack(record_pid,
					      CLONE_NEWPID | CLONE_SIGHAND |
						      CLONE_VM,
					      &pid_in_child));
		must(waitpid(pid, &status, __WALL));
		CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 6);
		CHECK_EQ(pid_in_child, 1);
		CHECK_NE(pid, 1);
	}
	CHECK_EXITED(caller, 0);
}
