// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "getppid(2) returns 0 in every child created after "
		"unshare(CLONE_NEWPID), not only in the first.",
	.source = "pid_namespaces(7), Nesting PID namespaces",
};

static struct process parent, first, second;
static struct note may_exit;

void test(void)
{
	child(parent) {
		must(unshare(CLONE_NEWPID));
		child(first) {
			CHECK_EQ(getpid(), 1);
			CHECK_EQ(getppid(), 0);
			await(may_exit);
		}
		child(second) {
			CHECK_NE(getpid(), 1);
			CHECK_EQ(getppid(), 0);
		}
		CHECK_EXITED(second, 0);
		post(may_exit);
		CHECK_EXITED(first, 0);
	}
	CHECK_EXITED(parent, 0);
}
