// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "kill(1, 0) by a member of a PID namespace succeeds.",
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
			/* Control: the call fails for a PID that does not
			 * exist. */
			CHECK_ERRNO(kill(must(try_child(0)), 0), ESRCH);
		}
		CHECK_EXITED(member, 0);
	}
	CHECK_EXITED(init, 0);
}
