// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "setns(2) to a PID namespace does not move the caller; its "
		"next children are created in that namespace.",
	.source = "pid_namespaces(7), setns(2) and unshare(2) semantics",
	.since = "3.8",
};

static struct process init, caller, child_of_caller;

void test(void)
{
	child(init, CLONE_NEWPID)
		linger();
	child(caller) {
		intmax_t before = own_namespace();
		pid_t pid = getpid();

		CHECK_OK(setns(open_namespace_of(init), CLONE_NEWPID));
		CHECK_EQ(getpid(), pid);
		CHECK_EQ(own_namespace(), before);

		child(child_of_caller) {
			CHECK_NE(getpid(), 1);
			CHECK_NE(own_namespace(), before);
			CHECK_EQ(own_namespace(), namespace_of(init));
		}
		CHECK_EXITED(child_of_caller, 0);
	}
	CHECK_EXITED(caller, 0);
}
