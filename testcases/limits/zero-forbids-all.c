// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "If max_pid_namespaces is 0, creating a PID namespace fails "
		"with ENOSPC, and creating a namespace of another type "
		"succeeds.",
	.source = "namespaces(7), The /proc/sys/user directory",
	.since = "4.9",
	.harmful = true,
};

static struct process user, init;

void test(void)
{
	child(user) {
		make_user_namespace();
		or_skip(try_child(CLONE_NEWUTS));
		/* Control: so far, they can be created. */
		child(init, CLONE_NEWPID)
			CHECK_EQ(getpid(), 1);
		CHECK_EXITED(init, 0);

		or_skip(set_max_pid_namespaces(0));
		CHECK_ERRNO(try_child(CLONE_NEWPID), ENOSPC);
		CHECK_ERRNO(unshare(CLONE_NEWPID), ENOSPC);
		CHECK_OK(try_child(CLONE_NEWUTS));
		CHECK_OK(unshare(CLONE_NEWUTS));
	}
	CHECK_EXITED(user, 0);
}
