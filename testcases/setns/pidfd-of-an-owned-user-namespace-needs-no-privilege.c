// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "setns(2) with a pidfd and CLONE_NEWUSER | CLONE_NEWPID "
		"requires no capability if the caller's user owns the user "
		"namespace.",
	.source = "setns(2), fd is a PID file descriptor; "
		  "user_namespaces(7), Capabilities",
	.since = "5.8",
	.needs = { need_setns_by_pidfd, need_userns },
};

enum { BOTH = CLONE_NEWUSER | CLONE_NEWPID };

static struct process owner, init, guest, inner;

void test(void)
{
	child(owner) {
		keep_capabilities(0);
		/* Skips if only root may create user namespaces. */
		or_skip(try_child(BOTH));
		child(init, BOTH)
			linger();
		child(guest) {
			intmax_t before = own_user_namespace();
			int pidfd = pidfd_of(init);

			/* Control: CLONE_NEWPID alone requires privilege. */
			CHECK_ERRNO(setns(pidfd, CLONE_NEWPID), EPERM);
			CHECK_OK(setns(pidfd, BOTH));
			CHECK_NE(own_user_namespace(), before);
			child(inner)
				CHECK_EQ(own_namespace(), namespace_of(init));
			CHECK_EXITED(inner, 0);
		}
		CHECK_EXITED(guest, 0);
	}
	CHECK_EXITED(owner, 0);
}
