// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/capability.h>
#include <sys/prctl.h>

const struct rule rule = {
	.says = "CAP_CHECKPOINT_RESTORE is sufficient for clone3(2) with "
		"set_tid.",
	.source = "clone(2), The set_tid array; capabilities(7), "
		  "CAP_CHECKPOINT_RESTORE",
	.since = "5.9",
	.needs = { need_set_tid },
};

#ifndef CAP_CHECKPOINT_RESTORE
#define CAP_CHECKPOINT_RESTORE 40
#endif

static struct process init, chooser;

static int try_pid(pid_t pid)
{
	return try_child3(.set_tid = (uintptr_t)&pid, .set_tid_size = 1);
}

void test(void)
{
	if (or_skip(prctl(PR_CAPBSET_READ, CAP_CHECKPOINT_RESTORE)) != 1)
		skip("requires CAP_CHECKPOINT_RESTORE (keep it in the "
		     "bounding set)");
	child(init, CLONE_NEWPID) {
		CHECK_EQ(getpid(), 1);
		child(chooser) {
			keep_capabilities(1ull << CAP_CHECKPOINT_RESTORE);
			CHECK_OK(try_pid(900));
			CHECK_EQ(try_pid(901), 901);
			/* Control: it does not permit creating a namespace. */
			CHECK_ERRNO(try_child(CLONE_NEWPID), EPERM);
			keep_capabilities(0);
			CHECK_ERRNO(try_pid(900), EPERM);
		}
		CHECK_EXITED(chooser, 0);
	}
	CHECK_EXITED(init, 0);
}
