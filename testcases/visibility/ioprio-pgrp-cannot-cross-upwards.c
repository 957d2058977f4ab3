// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "For a process group whose ID only an ancestor of the caller's "
		"PID namespace has, ioprio_get(2) and ioprio_set(2) fail with "
		"ESRCH.",
	.source = "pid_namespaces(7), Nesting PID namespaces; ioprio_get(2), "
		  "ERRORS",
};

static struct process leader, unsharer, init;

/* From <linux/ioprio.h>, which older systems lack. */
enum { WHO_PROCESS = 1, WHO_GROUP, PRIORITY = 2 << 13 | 4 };

static int get(pid_t group)
{
	return syscall(SYS_ioprio_get, WHO_GROUP, group);
}

static int set(pid_t group)
{
	return syscall(SYS_ioprio_set, WHO_GROUP, group, PRIORITY);
}

/* For a group, a denial by a security module is ESRCH as well. */
static void need_permission(void)
{
	or_skip(syscall(SYS_ioprio_get, WHO_PROCESS, 0), "ioprio_get(2)");
	or_skip(syscall(SYS_ioprio_set, WHO_PROCESS, 0, PRIORITY),
		"ioprio_set(2)");
}

void test(void)
{
	pid_t group, groups[MOST_NUMBERS];
	int n;

	child(leader)
		linger();
	group = pid_of(leader);
	must(setpgid(group, group));
	n = numbers_of(leader, groups);

	need_permission();
	or_skip(get(0), "ioprio_get(2)");
	or_skip(set(0), "ioprio_set(2)");
	/* Control: in this namespace there is such a group. */
	CHECK_OK(get(group));
	CHECK_OK(set(group));

	/* Calls after unshare(2) use the same PIDs as before. */
	child(unsharer) {
		divert_children();
		CHECK_OK(get(group));
		CHECK_OK(set(group));
	}
	CHECK_EXITED(unsharer, 0);

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++) {
			CHECK_ERRNO(get(groups[i]), ESRCH);
			CHECK_ERRNO(set(groups[i]), ESRCH);
		}
		/* Control: a group with an ID in here is found. */
		must(setpgid(0, 0));
		CHECK_OK(get(1));
		CHECK_OK(set(1));
	}
	CHECK_EXITED(init, 0);
}
