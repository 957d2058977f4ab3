// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A second unshare(CLONE_NEWPID) by the same process fails with "
		"EINVAL.",
	.source = "pid_namespaces(7), setns(2) and unshare(2) semantics",
	.since = "3.8",
};

static struct process caller, first;
static struct note may_exit;

void test(void)
{
	child(caller) {
		CHECK_OK(unshare(CLONE_NEWPID));
		CHECK_ERRNO(unshare(CLONE_NEWPID), EINVAL);

		child(first) {
			CHECK_EQ(getpid(), 1);
			await(may_exit);
		}
		CHECK_ERRNO(unshare(CLONE_NEWPID), EINVAL);

		post(may_exit);
		CHECK_EXITED(first, 0);
		CHECK_ERRNO(unshare(CLONE_NEWPID), EINVAL);
	}
	CHECK_EXITED(caller, 0);
}
