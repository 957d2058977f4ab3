// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "The first child after unshare(CLONE_NEWPID) has PID 1 in its "
		"PID namespace.",
	.source = "pid_namespaces(7), The namespace init process",
	.since = "3.8",
};

static struct process caller, before, first;

void test(void)
{
	child(caller) {
		/* Control: without unshare(2), the PID is not 1. */
		child(before)
			CHECK_NE(getpid(), 1);
		CHECK_EXITED(before, 0);

		must(unshare(CLONE_NEWPID));
		child(first)
			CHECK_EQ(getpid(), 1);
		CHECK_NE(pid_of(first), 1);
		CHECK_EXITED(first, 0);
	}
	CHECK_EXITED(caller, 0);
}
