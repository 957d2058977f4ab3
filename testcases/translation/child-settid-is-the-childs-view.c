// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "CLONE_CHILD_SETTID stores the TID that the child has in its "
		"own PID namespace.",
	.source = "clone(2), CLONE_CHILD_SETTID; pid_namespaces(7), Nesting "
		  "PID namespaces",
	.needs = { need_own_stack },
};

static struct process init, member, of_threads;

void test(void)
{
	static pid_t stored;

	child3(init, .flags = CLONE_NEWPID | CLONE_CHILD_SETTID,
	       .child_tid = (uintptr_t)&stored) {
		CHECK_EQ(stored, 1);
		child3(member, .flags = CLONE_CHILD_SETTID,
		       .child_tid = (uintptr_t)&stored)
			CHECK_EQ(stored, getpid());
		CHECK_EXITED(member, 0);
	}
	CHECK_EXITED(init, 0);

	/* The TID of a thread is not the PID of its process. */
	child(of_threads) {
		pid_t tid;

		CHECK_OK(tid = try_thread_with_settid(&stored));
		CHECK_NE(tid, getpid());
		CHECK_EQ(stored, tid);
	}
	CHECK_EXITED(of_threads, 0);
}
