// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "When a PID namespace has come to its end, a procfs mount that "
		"shows it still works, and has no process in it.",
	.source = "pid_namespaces(7), /proc and PID namespaces",
	.needs = { need_procfs },
};

static struct process init, member;

void test(void)
{
	intmax_t listed[4];

	child(init, CLONE_NEWPID) {
		mount_procfs();
		child(member)
			linger();
		/* Control: they are in there. */
		CHECK_EQ(numbers_in("/proc", listed, 4), 2);
	}
	CHECK_EXITED(init, 0);
	CHECK_EQ(numbers_in("/proc", listed, 4), 0);
	CHECK_ERRNO(access("/proc/1", F_OK), ENOENT);
	CHECK_ERRNO(access("/proc/self", F_OK), ENOENT);
	CHECK_OK(access("/proc/version", F_OK));
}
