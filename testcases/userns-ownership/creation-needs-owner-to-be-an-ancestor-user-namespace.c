// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Creating a PID namespace fails with EINVAL unless the "
		"caller's user namespace, or an ancestor of it, owns the "
		"caller's PID namespace.",
	.source = "kernel/pid_namespace.c, create_pid_namespace()",
	.level = CODE,
	.since = "3.8",
	.needs = { need_userns },
};

static struct process init, visitor, guest;

void test(void)
{
	child(init, CLONE_NEWUSER | CLONE_NEWPID)
		linger();
	child(visitor) {
		join_pid_namespace(init);
		child(guest) {
			CHECK_EQ(own_namespace(), namespace_of(init));
			CHECK_ERRNO(try_child(CLONE_NEWPID), EINVAL);
			CHECK_ERRNO(unshare(CLONE_NEWPID), EINVAL);
			CHECK_ERRNO(try_child(CLONE_NEWPID | CLONE_NEWUSER),
				    EINVAL);
			/* Control: the caller has the capability. */
			CHECK_OK(unshare(CLONE_NEWUTS));
		}
		CHECK_EXITED(guest, 0);
	}
	CHECK_NE(namespace_of(init), own_namespace());
	CHECK_EXITED(visitor, 0);
	/* Control: in another PID namespace, the call succeeds. */
	CHECK_OK(try_child(CLONE_NEWPID));
}
