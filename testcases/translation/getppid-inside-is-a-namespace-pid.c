// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "getppid(2) returns the parent's PID in the caller's PID "
		"namespace if the parent is in that namespace.",
	.source = "pid_namespaces(7), Nesting PID namespaces",
};

static struct process init, parent, daughter, son;

/* Called in a thread, whose TID must not be reported. */
static void have_a_son(void)
{
	child(son)
		CHECK_EQ(getppid(), pid_of(parent));
	CHECK_EXITED(son, 0);
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(parent) {
			CHECK_EQ(getppid(), 1);
			child(daughter)
				CHECK_EQ(getppid(), pid_of(parent));
			CHECK_EXITED(daughter, 0);
			run_in_thread(have_a_son);
		}
		CHECK_EXITED(parent, 0);
	}
	CHECK_EXITED(init, 0);
}
