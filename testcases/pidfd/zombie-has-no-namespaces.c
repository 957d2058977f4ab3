// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "setns(2) with CLONE_NEWPID and the pidfd of a zombie fails "
		"with ESRCH.",
	.source = "tools/testing/selftests/pidfd/pidfd_setns_test.c, "
		  "TEST_F(current_nsset, pidfd_exited",
	.level = SHOULD,
	.since = "5.8",
	.needs = { need_setns_by_pidfd },
};

static struct process init, caller;
static struct note may_end;

void test(void)
{
	int ns;

	child(init, CLONE_NEWPID)
		await(may_end);
	ns = open_namespace_of(init);
	child(caller) {
		/* Control: before the process ends, the call succeeds. */
		CHECK_OK(setns(pidfd_of(init), CLONE_NEWPID));
		post(may_end);
		await_end(init);
		CHECK_ERRNO(setns(pidfd_of(init), CLONE_NEWPID), ESRCH);
		/* Control: the namespace is still there. */
		CHECK_OK(setns(ns, CLONE_NEWPID));
	}
	CHECK_EXITED(caller, 0);
	CHECK_EXITED(init, 0);
}
