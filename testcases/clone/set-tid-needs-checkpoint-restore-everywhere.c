// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "clone3(2) with set_tid fails with EPERM unless the caller has "
		"CAP_SYS_ADMIN or CAP_CHECKPOINT_RESTORE over each PID "
		"namespace in which a PID is set.",
	.source = "clone(2), The set_tid array; clone(2), ERRORS",
	.since = "5.5",
	.needs = { need_set_tid, need_userns },
};

static struct process init, anyone, inner, inner_of_others;

static int try_pids(int size)
{
	static const pid_t pids[] = { 70, 80 };

	return try_child3(.set_tid = (uintptr_t)pids, .set_tid_size = size);
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(anyone) {
			keep_capabilities(0);
			CHECK_ERRNO(try_pids(1), EPERM);
		}
		CHECK_EXITED(anyone, 0);
		child(inner_of_others, CLONE_NEWPID | CLONE_NEWUSER) {
			CHECK_EQ(try_pids(1), 70);
			CHECK_ERRNO(try_pids(2), EPERM);
		}
		CHECK_EXITED(inner_of_others, 0);

		/* Control: with the capability over both namespaces, it
		   succeeds. */
		child(inner, CLONE_NEWPID)
			CHECK_EQ(try_pids(2), 70);
		CHECK_EXITED(inner, 0);
	}
	CHECK_EXITED(init, 0);
}
