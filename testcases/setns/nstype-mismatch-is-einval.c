// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "For the file of a PID namespace, setns(2) accepts nstype "
		"CLONE_NEWPID and 0, and fails with EINVAL for other types and "
		"combinations.",
	.source = "setns(2), ERRORS",
	.since = "3.8",
};

static struct process init, caller;

void test(void)
{
	child(init, CLONE_NEWPID)
		linger();
	child(caller) {
		int file = open_namespace_of(init);

		or_skip(setns(file, CLONE_NEWPID));
		CHECK_OK(setns(file, 0));

		CHECK_ERRNO(setns(file, CLONE_NEWNET), EINVAL);
		CHECK_ERRNO(setns(file, CLONE_NEWPID | CLONE_NEWNS), EINVAL);
	}
	CHECK_EXITED(caller, 0);
}
