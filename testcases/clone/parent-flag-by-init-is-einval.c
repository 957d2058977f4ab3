// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "clone(2) with CLONE_PARENT fails with EINVAL in the init "
		"process of a PID namespace.",
	.source = "clone(2), CLONE_PARENT; clone(2), ERRORS",
	.since = "2.6.32",
};

static struct process init, member;

static int end_at_once(void *unused)
{
	(void)unused;
	return 0;
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		CHECK_ERRNO(start_on_stack(end_at_once, CLONE_PARENT | SIGCHLD,
					   NULL),
			    EINVAL);
		/* Control: for a process that is not init, it succeeds. */
		child(member)
			CHECK_OK(start_on_stack(end_at_once,
						CLONE_PARENT | SIGCHLD, NULL));
		CHECK_EXITED(member, 0);
		reap_children();
	}
	CHECK_EXITED(init, 0);
}
