// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "clone(2) with CLONE_NEWPID and CLONE_THREAD fails with "
		"EINVAL.",
	.source = "pid_namespaces(7), Compatibility of CLONE_NEWPID with other "
		  "CLONE_* flags; clone(2), ERRORS",
};

enum { A_THREAD = CLONE_THREAD | CLONE_SIGHAND | CLONE_VM };

static struct process init;

static int end_at_once(void *unused)
{
	(void)unused;
	return 0;
}

void test(void)
{
	/* Control: CLONE_NEWPID alone succeeds. */
	child(init, CLONE_NEWPID)
		CHECK_EQ(getpid(), 1);
	CHECK_EXITED(init, 0);

	CHECK_ERRNO(start_on_stack(end_at_once, CLONE_NEWPID | A_THREAD, NULL),
		    EINVAL);
	/* Control: without CLONE_NEWPID, the flags create a thread. */
	CHECK_OK(start_on_stack(end_at_once, A_THREAD, NULL));
}
