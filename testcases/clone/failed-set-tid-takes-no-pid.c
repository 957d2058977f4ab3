// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "If clone3(2) fails because set_tid has a PID that is in use "
		"in an ancestor PID namespace, the other PIDs of set_tid stay "
		"free.",
	.source = "kernel/pid.c, alloc_pid()",
	.level = INFO,
	.since = "5.5",
	.needs = { need_set_tid },
};

enum { FREE = 700 };

static struct process init, member;

static pid_t try_pids(pid_t inside, pid_t outside)
{
	const pid_t pids[] = { inside, outside };

	return try_child3(.set_tid = (uintptr_t)pids,
			  .set_tid_size = outside ? 2 : 1);
}

void test(void)
{
	pid_t in_use = getpid();

	child(init, CLONE_NEWPID) {
		child(member)
			linger();
		CHECK_ERRNO(try_pids(FREE, in_use), EEXIST);
		CHECK_EQ(try_pids(FREE, 0), FREE);
		/* Control: a PID in use is not free. */
		CHECK_ERRNO(try_pids(pid_of(member), 0), EEXIST);
	}
	CHECK_EXITED(init, 0);
}
