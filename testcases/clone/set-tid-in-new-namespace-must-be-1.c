// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "For the first process of a PID namespace, clone3(2) accepts "
		"only PID 1 in set_tid, and fails with EINVAL for other PIDs.",
	.source = "clone(2), The set_tid array",
	.since = "5.5",
	.needs = { need_set_tid },
};

static struct process caller, init, first;

void test(void)
{
	static const pid_t one[] = { 1 }, other[] = { 5 };

	or_skip(try_child(CLONE_NEWPID)); /* a limit may prevent it */
	CHECK_ERRNO(try_child3(.flags = CLONE_NEWPID,
			       .set_tid = (uintptr_t)other, .set_tid_size = 1),
		    EINVAL);
	child3(init, .flags = CLONE_NEWPID, .set_tid = (uintptr_t)one,
	       .set_tid_size = 1) {
		CHECK_EQ(getpid(), 1);
		/* Control: a later process can have another PID. */
		CHECK_EQ(try_child3(.set_tid = (uintptr_t)other,
				    .set_tid_size = 1),
			 5);
	}
	CHECK_EXITED(init, 0);

	child(caller) {
		must(unshare(CLONE_NEWPID));
		CHECK_ERRNO(try_child3(.set_tid = (uintptr_t)other,
				       .set_tid_size = 1),
			    EINVAL);
		child3(first, .set_tid = (uintptr_t)one, .set_tid_size = 1)
			CHECK_EQ(getpid(), 1);
		CHECK_EXITED(first, 0);
	}
	CHECK_EXITED(caller, 0);
}
