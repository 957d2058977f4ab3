// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/resource.h>

const struct rule rule = {
	.says = "getpriority(2) and setpriority(2) with PRIO_PGRP fail with "
		"ESRCH for a process group whose ID only an ancestor of the "
		"caller's PID namespace has.",
	.source = "pid_namespaces(7), Nesting PID namespaces; getpriority(2), "
		  "ERRORS",
};

static struct process leader, unsharer, init;

/* The wrapper of the C library may return -1 without an error. */
static int get(pid_t group)
{
	return syscall(SYS_getpriority, PRIO_PGRP, group);
}

void test(void)
{
	int nice = getpriority(PRIO_PROCESS, 0);
	pid_t group, groups[MOST_NUMBERS];
	int n;

	or_skip(setpriority(PRIO_PROCESS, 0, nice));
	if (nice == 19)
		skip("requires a nice value below 19 (run without nice)");
	child(leader)
		linger();
	group = pid_of(leader);
	must(setpgid(group, group));
	n = numbers_of(leader, groups);

	child(init, CLONE_NEWPID) {
		CHECK_ERRNO(setpriority(PRIO_PGRP, group, 19), ESRCH);
		for (int i = 0; i < n; i++) {
			CHECK_ERRNO(get(groups[i]), ESRCH);
			CHECK_ERRNO(setpriority(PRIO_PGRP, groups[i], nice),
				    ESRCH);
		}
		/* Control: a group with an ID in here is found. */
		must(setpgid(0, 0));
		CHECK_OK(get(1));
		CHECK_OK(setpriority(PRIO_PGRP, 1, 19));
	}
	CHECK_EXITED(init, 0);
	CHECK_EQ(getpriority(PRIO_PROCESS, group), nice);

	/* Control: in this namespace there is such a group. */
	CHECK_OK(get(group));
	CHECK_OK(setpriority(PRIO_PGRP, group, 19));
	/* Calls after unshare(2) use the same PIDs as before. */
	child(unsharer) {
		divert_children();
		CHECK_OK(get(group));
		CHECK_OK(setpriority(PRIO_PGRP, group, 19));
	}
	CHECK_EXITED(unsharer, 0);
}
