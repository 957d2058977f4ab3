// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/capability.h>

const struct rule rule = {
	.says = "clone(2) with CLONE_NEWPID fails with EPERM without "
		"CAP_SYS_ADMIN.",
	.source = "clone(2), CLONE_NEWPID; clone(2), ERRORS",
};

static struct process admin, anyone, init;

void test(void)
{
	/* Control: this capability alone suffices. */
	child(admin) {
		keep_capabilities(1ull << CAP_SYS_ADMIN);
		CHECK_OK(try_child(CLONE_NEWPID));
		child(init, CLONE_NEWPID)
			CHECK_EQ(getpid(), 1);
		CHECK_EXITED(init, 0);
	}
	CHECK_EXITED(admin, 0);

	child(anyone) {
		keep_capabilities(~(1ull << CAP_SYS_ADMIN));
		CHECK_ERRNO(try_child(CLONE_NEWPID), EPERM);
		CHECK_OK(try_child(0));
	}
	CHECK_EXITED(anyone, 0);
}
