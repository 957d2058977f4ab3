// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "clone(2) and unshare(2) with CLONE_NEWPID fail with ENOSPC if "
		"the user already has as many PID namespaces as "
		"max_pid_namespaces.",
	.source = "namespaces(7), The /proc/sys/user directory",
	.since = "4.9",
	.harmful = true,
};

static struct process user, init;

void test(void)
{
	/* An unmapped user: there is no map of user IDs. */
	child(user, CLONE_NEWUSER) {
		CHECK_NE(getuid(), 0);
		or_skip(set_max_pid_namespaces(1));
		child(init, CLONE_NEWPID)
			linger();
		CHECK_NE(namespace_of(init), own_namespace());
		CHECK_ERRNO(try_child(CLONE_NEWPID), ENOSPC);
		CHECK_ERRNO(unshare(CLONE_NEWPID), ENOSPC);

		/* Control: with a higher limit, the call succeeds. */
		must(set_max_pid_namespaces(3));
		CHECK_OK(try_child(CLONE_NEWPID));
		CHECK_OK(unshare(CLONE_NEWPID));
	}
	CHECK_EXITED(user, 0);
}
