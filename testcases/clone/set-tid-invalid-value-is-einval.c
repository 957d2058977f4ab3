// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "clone3(2) fails with EINVAL if set_tid contains a PID less "
		"than 1, or greater than or equal to pid_max.",
	.source = "clone(2), ERRORS; "
		  "tools/testing/selftests/clone3/clone3_set_tid.c, "
		  "main",
	.since = "5.5",
	.needs = { need_set_tid },
};

static struct process init;

static int try_pid(pid_t pid)
{
	return try_child3(.set_tid = (uintptr_t)&pid, .set_tid_size = 1);
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		pid_t max =
			(pid_t)or_skip(read_number("/proc/sys/kernel/pid_max"));

		CHECK_EQ(getpid(), 1);
		CHECK_ERRNO(try_pid(0), EINVAL);
		CHECK_ERRNO(try_pid(-1), EINVAL);
		CHECK_ERRNO(try_pid(max), EINVAL);
		/* Control: the largest PID, and an unused PID, are accepted. */
		CHECK_EQ(try_pid(max - 1), max - 1);
		CHECK_EQ(try_pid(2), 2);
	}
	CHECK_EXITED(init, 0);
}
