// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "After setns(2) with a pidfd and CLONE_NEWPID, the caller's "
		"children are created in the PID namespace of that process.",
	.source = "setns(2), fd is a PID file descriptor",
	.since = "5.8",
	.needs = { need_setns_by_pidfd },
};

static struct process init, member, caller, born_there;

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(member)
			linger();
		linger();
	}
	pidfd_of(member); /* opened here, so that caller inherits it */
	child(caller) {
		CHECK_OK(setns(pidfd_of(member), CLONE_NEWPID));
		child(born_there) {
			CHECK_EQ(own_namespace(), namespace_of(init));
			CHECK_EQ(getppid(), 0);
		}
		CHECK_EXITED(born_there, 0);
	}
	CHECK_EXITED(caller, 0);
}
