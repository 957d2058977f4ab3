// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "setns(2) with a pidfd and CLONE_NEWPID uses the PID namespace "
		"of the process, not that of its children.",
	.source = "setns(2), fd is a PID file descriptor",
	.since = "5.8",
	.needs = { need_setns_by_pidfd },
};

static struct process parent, init, caller, born_there;
static struct note is_parent;

void test(void)
{
	child(parent) {
		must(unshare(CLONE_NEWPID));
		child(init) {
			CHECK_EQ(getpid(), 1);
			linger();
		}
		post(is_parent);
		linger();
	}
	await(is_parent);
	child(caller) {
		CHECK_OK(setns(pidfd_of(parent), CLONE_NEWPID));
		child(born_there) {
			CHECK_EQ(own_namespace(), namespace_of(parent));
			CHECK_EQ(getppid(), pid_of(caller));
		}
		CHECK_EXITED(born_there, 0);
	}
	CHECK_EXITED(caller, 0);
	CHECK_NE(namespace_of(init), namespace_of(parent));
}
