// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A procfs instance of a PID namespace without processes has no "
		"/proc/PID directories, and still has its other files.",
	.source = "pid_namespaces(7), /proc and PID namespaces; "
		  "proc_version(5), /proc/version",
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
		/* Control: the processes are listed. */
		CHECK_EQ(numbers_in("/proc", listed, 4), 2);
	}
	CHECK_EXITED(init, 0);
	CHECK_EQ(numbers_in("/proc", listed, 4), 0);
	CHECK(access("/proc/1", F_OK) == -1);
	CHECK_OK(access("/proc/version", F_OK));
}
