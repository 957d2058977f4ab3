// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A process created by clone3(2) with CLONE_NEWPID has PID 1 in "
		"its PID namespace.",
	.source = "clone(2), CLONE_NEWPID; pid_namespaces(7), The namespace "
		  "init process",
	.since = "5.3",
};

static struct process plain, init;

void test(void)
{
	/* Control: without the flag, the child has an ordinary PID. */
	child3(plain)
		CHECK_NE(getpid(), 1);
	CHECK_EXITED(plain, 0);

	child3(init, .flags = CLONE_NEWPID)
		CHECK_EQ(getpid(), 1);
	CHECK_NE(pid_of(init), 1);
	CHECK_EXITED(init, 0);
}
