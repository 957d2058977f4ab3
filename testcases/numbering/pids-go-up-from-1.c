// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "The processes of a new PID namespace have the PIDs 1, 2, 3, "
		"and so on, in the order of creation.",
	.source = "pid_namespaces(7), DESCRIPTION; "
		  "clone(2), The set_tid array",
};

static struct process init, member;

void test(void)
{
	child(init, CLONE_NEWPID) {
		CHECK_EQ(getpid(), 1);
		/* No PID is reused, although all except the last are free
		   again. */
		for (pid_t pid = 2; pid < 9; pid++) {
			child(member) {
			}
			CHECK_EQ(pid_of(member), pid);
			CHECK_EXITED(member, 0);
		}
	}
	CHECK_EXITED(init, 0);
}
