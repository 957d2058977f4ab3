// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A new thread gets the next PID of the PID namespace as its "
		"TID; getpid(2) in the thread returns the PID of its process.",
	.source = "clone(2), CLONE_THREAD; pid_namespaces(7), Compatibility of "
		  "CLONE_NEWPID with other CLONE_* flags",
};

static struct process init, next;
static struct note tid_in_thread, pid_in_thread;

static int look_around(void *unused)
{
	(void)unused;
	post(tid_in_thread, gettid());
	post(pid_in_thread, getpid());
	return 0;
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		CHECK_EQ(getpid(), 1);
		CHECK_EQ(start_on_stack(look_around,
					CLONE_THREAD | CLONE_SIGHAND | CLONE_VM,
					NULL),
			 2);
		CHECK_EQ(await(tid_in_thread), 2);
		CHECK_EQ(await(pid_in_thread), 1);

		child(next)
			CHECK_EQ(getpid(), 3);
		CHECK_EXITED(next, 0);
	}
	CHECK_EXITED(init, 0);
}
