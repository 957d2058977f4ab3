// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A set_tid array of one element sets the PID of the child in "
		"its own PID namespace, and in no other.",
	.source = "clone(2), The set_tid array",
	.since = "5.5",
	.needs = { need_set_tid },
};

static struct process init, chosen, next;
static struct note may_exit;

void test(void)
{
	static const pid_t tid[] = { 77 };

	child(init, CLONE_NEWPID) {
		child3(chosen, .set_tid = (uintptr_t)tid, .set_tid_size = 1) {
			CHECK_EQ(getpid(), 77);
			await(may_exit);
		}
		CHECK_EQ(pid_of(chosen), 77);
		/* Control: the kernel would have chosen another. */
		child(next)
			CHECK_EQ(getpid(), 2);
		CHECK_EXITED(next, 0);
		CHECK_EXITED(chosen, 0);
	}
	CHECK_NE(pid_of(chosen), 77);
	post(may_exit);
	CHECK_EXITED(init, 0);
}
