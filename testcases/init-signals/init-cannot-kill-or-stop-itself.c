// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "SIGKILL, SIGSTOP, and a SIGTERM without a handler have no "
		"effect on an init process that sends them to itself.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init, ordinary;

void test(void)
{
	child(init, CLONE_NEWPID) {
		/* Control: a process that is not init ends or stops. */
		child(ordinary)
			kill(getpid(), SIGKILL);
		CHECK_KILLED(ordinary, SIGKILL);

		CHECK_EQ(getpid(), 1);
		CHECK_OK(kill(getpid(), SIGTERM));
		CHECK_OK(kill(getpid(), SIGSTOP));
		CHECK_OK(kill(getpid(), SIGKILL));
		CHECK_OK(tgkill(getpid(), getpid(), SIGKILL));
	}
	CHECK_EXITED(init, 0);
}
