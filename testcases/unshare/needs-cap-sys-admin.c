// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/capability.h>

const struct rule rule = {
	.says = "unshare(CLONE_NEWPID) fails with EPERM, and changes nothing, "
		"without CAP_SYS_ADMIN.",
	.source = "unshare(2), CLONE_NEWPID; unshare(2), ERRORS",
	.since = "3.8",
};

static struct process admin, anyone, child_of_admin, child_of_anyone;

void test(void)
{
	/* Control: this capability alone suffices. */
	child(admin) {
		keep_capabilities(1ull << CAP_SYS_ADMIN);
		CHECK_OK(unshare(CLONE_NEWPID));
		child(child_of_admin)
			CHECK_EQ(getpid(), 1);
		CHECK_EXITED(child_of_admin, 0);
	}
	CHECK_EXITED(admin, 0);

	child(anyone) {
		keep_capabilities(~(1ull << CAP_SYS_ADMIN));
		CHECK_ERRNO(unshare(CLONE_NEWPID), EPERM);
		child(child_of_anyone)
			CHECK_NE(getpid(), 1);
		CHECK_EXITED(child_of_anyone, 0);
	}
	CHECK_EXITED(anyone, 0);
}
