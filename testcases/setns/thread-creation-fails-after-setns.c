// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "clone(2) with CLONE_THREAD fails with EINVAL in a process "
		"whose children would be born into another PID namespace "
		"after setns(2).",
	.source = "clone(2), ERRORS",
	.since = "3.8",
};

static struct process init, caller;

void test(void)
{
	child(init, CLONE_NEWPID)
		linger();
	child(caller) {
		/* Control: not setns(2) as such is in its way. */
		or_skip(setns(open_own_namespace(), CLONE_NEWPID));
		CHECK_OK(try_thread());
		join_pid_namespace(init);
		CHECK_ERRNO(try_thread(), EINVAL);
		must(setns(open_own_namespace(), CLONE_NEWPID));
		CHECK_OK(try_thread());
	}
	CHECK_EXITED(caller, 0);
}
