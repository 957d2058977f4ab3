// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "After setns(2) to another PID namespace, clone(2) with "
		"CLONE_THREAD succeeds again once the caller has called "
		"setns(2) for its own PID namespace.",
	.source = "kernel/fork.c, copy_process(); clone(2), ERRORS, says "
		  "otherwise",
	.level = INFO,
	.since = "3.8",
};

static struct process init, caller;

void test(void)
{
	child(init, CLONE_NEWPID)
		linger();
	child(caller) {
		or_skip(setns(open_own_namespace(), CLONE_NEWPID));
		CHECK_OK(try_thread());
		join_pid_namespace(init);
		/* Control: between the two calls of setns(2), it fails. */
		CHECK_ERRNO(try_thread(), EINVAL);
		must(setns(open_own_namespace(), CLONE_NEWPID));
		CHECK_OK(try_thread());
	}
	CHECK_EXITED(caller, 0);
}
