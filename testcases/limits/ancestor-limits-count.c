// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A PID namespace created in a new user namespace counts for "
		"max_pid_namespaces of the ancestor user namespaces as well.",
	.source = "namespaces(7), The /proc/sys/user directory",
	.since = "4.9",
	.harmful = true,
};

static struct process user, nested;

void test(void)
{
	child(user) {
		make_user_namespace();
		/* Control: so far, they can be created. */
		CHECK_OK(try_child(CLONE_NEWUSER | CLONE_NEWPID));

		or_skip(set_max_pid_namespaces(0));
		CHECK_OK(try_child(CLONE_NEWUSER));
		CHECK_ERRNO(try_child(CLONE_NEWUSER | CLONE_NEWPID), ENOSPC);
		child(nested) {
			make_user_namespace();
			must(set_max_pid_namespaces(100));
			CHECK_ERRNO(try_child(CLONE_NEWPID), ENOSPC);
			CHECK_ERRNO(unshare(CLONE_NEWPID), ENOSPC);
		}
		CHECK_EXITED(nested, 0);
	}
	CHECK_EXITED(user, 0);
}
