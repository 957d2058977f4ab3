// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "clone3(2) fails with EEXIST if set_tid contains a PID that is "
		"in use in its PID namespace.",
	.source = "clone(2), ERRORS",
	.since = "5.5",
	.needs = { need_set_tid },
};

static struct process init, zombie;

static int try_pid(pid_t pid)
{
	return try_child3(.set_tid = (uintptr_t)&pid, .set_tid_size = 1);
}

void test(void)
{
	CHECK_ERRNO(try_pid(getpid()), EEXIST);
	child(init, CLONE_NEWPID) {
		CHECK_EQ(getpid(), 1);
		CHECK_ERRNO(try_pid(1), EEXIST);

		child(zombie) {
		}
		await_end(zombie);
		CHECK_ERRNO(try_pid(pid_of(zombie)), EEXIST);
		/* Control: with a free PID, the call succeeds. */
		CHECK_EXITED(zombie, 0);
		CHECK_EQ(try_pid(pid_of(zombie)), pid_of(zombie));
	}
	CHECK_EXITED(init, 0);
}
