// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "max_pid_namespaces also applies to UID 0 with all "
		"capabilities.",
	.source = "namespaces(7), The /proc/sys/user directory",
	.since = "4.9",
	.harmful = true,
};

static struct process user, init;

void test(void)
{
	child(user) {
		make_user_namespace();
		CHECK_EQ(getuid(), 0);
		or_skip(set_max_pid_namespaces(1));
		child(init, CLONE_NEWPID)
			linger();
		CHECK_NE(namespace_of(init), own_namespace());
		CHECK_ERRNO(try_child(CLONE_NEWPID), ENOSPC);
		CHECK_ERRNO(unshare(CLONE_NEWPID), ENOSPC);
		/* Control: the caller has the capability. */
		CHECK_OK(unshare(CLONE_NEWUTS));
	}
	CHECK_EXITED(user, 0);
}
