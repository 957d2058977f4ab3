// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "setns(2) with CLONE_NEWPID fails with EINVAL for the pidfd of "
		"a process in an ancestor or a sibling of the caller's PID "
		"namespace.",
	.source = "setns(2), ERRORS",
	.since = "5.8",
	.needs = { need_setns_by_pidfd },
};

static struct process above, beside, init;

void test(void)
{
	child(above)
		linger();
	child(beside, CLONE_NEWPID)
		linger();
	child(init, CLONE_NEWPID) {
		/* Control: with a pidfd of its own namespace, the call
		 * succeeds. */
		CHECK_OK(setns(pidfd_of(init), CLONE_NEWPID));
		CHECK_ERRNO(setns(pidfd_of(above), CLONE_NEWPID), EINVAL);
		CHECK_ERRNO(setns(pidfd_of(beside), CLONE_NEWPID), EINVAL);
		/* With another type, which may be denied with EPERM. */
		CHECK_EQ(setns(pidfd_of(above), CLONE_NEWPID | CLONE_NEWNET),
			 -1);
	}
	CHECK_EXITED(init, 0);
}
