// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A process that has called unshare(CLONE_NEWPID) can call it "
		"again after setns(2) to its own PID namespace.",
	.source = "kernel/pid_namespace.c, copy_pid_ns(); unshare(2), "
		  "CLONE_NEWPID, says otherwise",
	.level = INFO,
	.since = "3.8",
};

static struct process caller, first, second;
static struct note may_exit;

void test(void)
{
	child(caller) {
		int own = open_own_namespace();

		must(unshare(CLONE_NEWPID));
		child(first) {
			CHECK_EQ(getpid(), 1);
			await(may_exit);
		}
		/* Control: setns(2) is required. */
		CHECK_ERRNO(unshare(CLONE_NEWPID), EINVAL);
		must(setns(own, CLONE_NEWPID));
		CHECK_OK(unshare(CLONE_NEWPID));
		child(second) {
			CHECK_EQ(getpid(), 1);
			CHECK_NE(own_namespace(), namespace_of(first));
		}
		CHECK_EXITED(second, 0);
		post(may_exit);
		CHECK_EXITED(first, 0);
	}
	CHECK_EXITED(caller, 0);
}
