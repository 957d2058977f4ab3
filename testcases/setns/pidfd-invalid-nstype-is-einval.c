// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "setns(2) with a pidfd fails with EINVAL if nstype is 0 or has "
		"bits other than those of namespace types.",
	.source = "setns(2), ERRORS",
	.since = "5.8",
	.needs = { need_setns_by_pidfd },
};

static struct process init, caller;

void test(void)
{
	child(init, CLONE_NEWPID)
		linger();
	child(caller) {
		int pidfd = pidfd_of(init);

		CHECK_ERRNO(setns(pidfd, 0), EINVAL);
		CHECK_ERRNO(setns(pidfd, CLONE_NEWPID | CLONE_VM), EINVAL);
		CHECK_OK(setns(pidfd, CLONE_NEWPID));
	}
	CHECK_EXITED(caller, 0);
}
