// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "clone(2) with CLONE_NEWUSER and CLONE_NEWPID requires no "
		"capability; the child has PID 1.",
	.source = "user_namespaces(7), Interaction of user namespaces and "
		  "other types of namespaces",
	.since = "3.8",
};

static struct process probe, caller, first;

void test(void)
{
	/* A security module may allow user namespaces without capabilities.
	   Two calls, because the rule checks a call with both flags. */
	child(probe) {
		keep_capabilities(0);
		or_skip(unshare(CLONE_NEWUSER));
		or_skip(unshare(CLONE_NEWUTS));
	}
	await_end(probe);

	child(caller) {
		keep_capabilities(0);
		/* Control: CLONE_NEWPID alone requires a capability. */
		CHECK_ERRNO(try_child(CLONE_NEWPID), EPERM);
		CHECK_OK(try_child(CLONE_NEWUSER | CLONE_NEWPID));
		child(first, CLONE_NEWUSER | CLONE_NEWPID)
			CHECK_EQ(getpid(), 1);
		CHECK_EXITED(first, 0);
	}
	CHECK_EXITED(caller, 0);
}
