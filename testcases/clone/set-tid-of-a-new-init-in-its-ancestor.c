// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "clone3(2) with CLONE_NEWPID and set_tid {1,N} gives the new "
		"init PID N in the caller's PID namespace, or fails with "
		"EEXIST if N is used.",
	.source = "clone(2), The set_tid array",
	.since = "5.5",
	.needs = { need_set_tid },
};

static struct process outer, inner;
static struct note may_exit;

static pid_t try_pid(pid_t pid)
{
	pid_t tid[] = { 1, pid };

	return try_child3(.flags = CLONE_NEWPID, .set_tid = (uintptr_t)tid,
			  .set_tid_size = 2);
}

void test(void)
{
	static const pid_t tid[] = { 1, 42 };

	child(outer, CLONE_NEWPID) {
		child3(inner, .flags = CLONE_NEWPID, .set_tid = (uintptr_t)tid,
		       .set_tid_size = 2) {
			CHECK_EQ(getpid(), 1);
			await(may_exit);
		}
		CHECK_EQ(pid_of(inner), 42);
		CHECK_ERRNO(try_pid(42), EEXIST);
		/* Control: the next number is free. */
		CHECK_EQ(try_pid(43), 43);
		post(may_exit);
		CHECK_EXITED(inner, 0);
	}
	CHECK_EXITED(outer, 0);
}
