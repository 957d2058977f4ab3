// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "kill(2) fails with ESRCH for a process group whose ID only an "
		"ancestor of the caller's PID namespace has.",
	.source = "pid_namespaces(7), Nesting PID namespaces; kill(2), ERRORS",
};

static struct process leader, init;

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
	CHECK_OK(kill(-group, 0));

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++)
			CHECK_ERRNO(kill(-groups[i], 0), ESRCH);
	}
	CHECK_EXITED(init, 0);
}
