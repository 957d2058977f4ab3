// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "After unshare(CLONE_NEWPID), clone(2) with CLONE_NEWPID fails "
		"with EINVAL.",
	.source = "kernel/pid_namespace.c, copy_pid_ns(); pid_namespaces(7), "
		  "setns(2) and unshare(2) semantics",
	.level = CODE,
	.since = "3.8",
};

static struct process caller, first;

void test(void)
{
	child(caller) {
		must(unshare(CLONE_NEWPID));
		CHECK_ERRNO(try_child(CLONE_NEWPID), EINVAL);
		/* Control: in its child, PID 1, the call succeeds. */
		child(first) {
			CHECK_EQ(getpid(), 1);
			CHECK_OK(try_child(CLONE_NEWPID));
		}
		CHECK_EXITED(first, 0);
		CHECK_ERRNO(try_child(CLONE_NEWPID), EINVAL);
	}
	CHECK_EXITED(caller, 0);
}
