// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "After unshare(CLONE_NEWPID), clone(2) with CLONE_THREAD fails "
		"with EINVAL.",
	.source = "pid_namespaces(7), Compatibility of CLONE_NEWPID with other "
		  "CLONE_* flags",
	.since = "3.8",
};

static struct process caller, first;
static struct note may_exit;

void test(void)
{
	child(caller) {
		/* Control: the call succeeds before, and in a child. */
		CHECK_OK(try_thread());

		must(unshare(CLONE_NEWPID));
		CHECK_ERRNO(try_thread(), EINVAL);

		child(first) {
			CHECK_EQ(getpid(), 1);
			CHECK_OK(try_thread());
			await(may_exit);
		}
		CHECK_ERRNO(try_thread(), EINVAL);

		post(may_exit);
		CHECK_EXITED(first, 0);
		CHECK_ERRNO(try_thread(), EINVAL);
	}
	CHECK_EXITED(caller, 0);
}
