// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "SIGTERM from a member or from an ancestor PID namespace "
		"terminates a process that is not init.",
	.source = "pid_namespaces(7), The namespace init process; signal(7), "
		  "Standard signals",
};

static struct process init, killer, by_member, by_ancestor;

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(by_member)
			linger();
		child(by_ancestor)
			linger();
		child(killer)
			CHECK_OK(kill(pid_of(by_member), SIGTERM));
		CHECK_KILLED(by_member, SIGTERM);
		CHECK_KILLED(by_ancestor, SIGTERM);
		CHECK_EXITED(killer, 0);
	}
	CHECK_OK(kill(pid_of(by_ancestor), SIGTERM));
	CHECK_EXITED(init, 0);
}
