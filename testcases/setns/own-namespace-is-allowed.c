// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "setns(2) accepts the caller's own PID namespace, and changes "
		"nothing.",
	.source = "pid_namespaces(7), setns(2) and unshare(2) semantics",
	.since = "3.8",
};

static struct process init, member;

void test(void)
{
	child(init, CLONE_NEWPID) {
		CHECK_OK(setns(open_own_namespace(), CLONE_NEWPID));
		CHECK_EQ(getpid(), 1);
		child(member) {
			CHECK_EQ(own_namespace(), namespace_of(init));
			CHECK_EQ(getppid(), pid_of(init));
		}
		CHECK_EXITED(member, 0);
	}
	CHECK_EXITED(init, 0);
}
