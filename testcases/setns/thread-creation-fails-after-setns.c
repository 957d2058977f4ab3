// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "After setns(2) to another PID namespace, clone(2) with "
		"CLONE_THREAD fails with EINVAL.",
	.source = "clone(2), ERRORS",
	.since = "3.8",
};

static struct process init, caller;

void test(void)
{
	child(init, CLONE_NEWPID)
		linger();
	child(caller) {
		/* Control: before setns(2), the call succeeds. */
		CHECK_OK(try_thread());
		join_pid_namespace(init);
		CHECK_ERRNO(try_thread(), EINVAL);
	}
	CHECK_EXITED(caller, 0);
}
