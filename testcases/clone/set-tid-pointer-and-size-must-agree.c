// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "clone3(2) fails with EINVAL if only one of set_tid and "
		"set_tid_size is zero.",
	.source = "kernel/fork.c, copy_clone_args_from_user()",
	.level = CODE,
	.since = "5.5",
	.needs = { need_set_tid },
};

static struct process init;

void test(void)
{
	static const pid_t tid[] = { 30 };

	child(init, CLONE_NEWPID) {
		CHECK_EQ(getpid(), 1);
		CHECK_ERRNO(try_child3(.set_tid_size = 1), EINVAL);
		CHECK_ERRNO(try_child3(.set_tid = (uintptr_t)tid), EINVAL);
		/* Control: both, or neither. */
		CHECK_EQ(try_child3(.set_tid = (uintptr_t)tid,
				    .set_tid_size = 1),
			 30);
		CHECK_OK(try_child3(.set_tid = 0));
	}
	CHECK_EXITED(init, 0);
}
