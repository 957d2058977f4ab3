// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A procfs instance lists the processes of the PID namespace in "
		"which it was mounted, and of its descendants, and no others.",
	.source = "pid_namespaces(7), /proc and PID namespaces",
	.needs = { need_procfs },
};

static struct process init, member, inner;

void test(void)
{
	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		intmax_t listed[16];

		child(member)
			linger();
		child(inner, CLONE_NEWPID)
			linger();

		/* Control: the procfs instance of test() has more processes. */
		CHECK(numbers_in("/proc", listed, 16) > 3);
		mount_procfs();
		CHECK_EQ(numbers_in("/proc", listed, 16), 3);
		CHECK_EQ(listed[0], 1);
		CHECK_EQ(listed[1], pid_of(member));
		CHECK_EQ(listed[2], pid_of(inner));
	}
	CHECK_EXITED(init, 0);
}
