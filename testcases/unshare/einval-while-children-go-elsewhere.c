// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Creating a PID namespace fails with EINVAL while the caller's "
		"children are created in a PID namespace other than its own, "
		"as after setns(2).",
	.source = "kernel/pid_namespace.c, copy_pid_ns(); unshare(2), ERRORS",
	.level = CODE,
	.since = "3.8",
};

static struct process init, visitor, guest;

void test(void)
{
	child(init, CLONE_NEWPID)
		linger();
	child(visitor) {
		/* Control: before setns(2), the call succeeds. */
		CHECK_OK(try_child(CLONE_NEWPID));

		join_pid_namespace(init);
		CHECK_ERRNO(unshare(CLONE_NEWPID), EINVAL);
		CHECK_ERRNO(try_child(CLONE_NEWPID), EINVAL);
		CHECK_OK(unshare(CLONE_NEWUTS));
		child(guest)
			CHECK_EQ(own_namespace(), namespace_of(init));
		CHECK_EXITED(guest, 0);
	}
	CHECK_NE(namespace_of(init), own_namespace());
	CHECK_EXITED(visitor, 0);
}
