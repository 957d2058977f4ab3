// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A member of a PID namespace can find out by signal 0 that the "
		"init process exists, though signals have no effect on that.",
	.source = "kill(2), DESCRIPTION; pid_namespaces(7), The namespace init "
		  "process",
};

static struct process init, member;

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(member) {
			CHECK_OK(kill(1, 0));
			CHECK_OK(kill(1, SIGKILL));
			CHECK_OK(kill(1, 0));
			/* Control: of what does not exist, it says so. */
			CHECK_ERRNO(kill(must(try_child(0)), 0), ESRCH);
		}
		CHECK_EXITED(member, 0);
	}
	CHECK_EXITED(init, 0);
}
