// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "procfs can be mounted with pidns=FILE for a PID namespace "
		"without processes, and shows those created there later.",
	.source = "Documentation/filesystems/proc.rst, Mount options",
	.level = SHOULD,
	.since = "7.2",
	.needs = { need_procfs, need_pidns_option },
};

static struct process caller, init;

void test(void)
{
	intmax_t listed[4];

	child(caller, CLONE_NEWNS) {
		must(unshare(CLONE_NEWPID));
		or_older(access("/proc/self/ns/pid_for_children", F_OK),
			 "procfs of a PID namespace without processes");
		CHECK_OK(mount("proc", "/proc", "proc", 0,
			       "pidns=/proc/self/ns/pid_for_children"));
		CHECK_EQ(numbers_in("/proc", listed, 4), 0);
		child(init) {
			CHECK_EQ(getpid(), 1);
			CHECK_OK(access("/proc/self", F_OK));
			CHECK_EQ(proc_self(), 1);
		}
		CHECK_EXITED(init, 0);
	}
	CHECK_EXITED(caller, 0);
}
