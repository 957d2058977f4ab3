// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "setpgid(2) fails with EPERM for a process group whose ID only "
		"an ancestor of the caller's PID namespace has.",
	.source = "pid_namespaces(7), Nesting PID namespaces; setpgid(2), "
		  "ERRORS",
};

static struct process leader, neighbour, unsharer, init;

void test(void)
{
	pid_t group, groups[MOST_NUMBERS];
	int n;

	child(leader)
		linger();
	group = pid_of(leader);
	must(setpgid(group, group));
	n = numbers_of(leader, groups);

	/* Control: in this namespace there is such a group. */
	child(neighbour)
		CHECK_OK(setpgid(0, group));
	CHECK_EXITED(neighbour, 0);
	/* Calls after unshare(2) use the same PIDs as before. */
	child(unsharer) {
		divert_children();
		CHECK_OK(setpgid(0, group));
	}
	CHECK_EXITED(unsharer, 0);

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++)
			CHECK_ERRNO(setpgid(0, groups[i]), EPERM);
		/* Control: init may change its group. */
		CHECK_OK(setpgid(0, 1));
	}
	CHECK_EXITED(init, 0);
}
