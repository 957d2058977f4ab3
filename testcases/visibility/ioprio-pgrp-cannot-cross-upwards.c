// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "For a process group whose ID only an ancestor of the caller's "
		"PID namespace has, ioprio_get(2) and ioprio_set(2) fail with "
		"ESRCH.",
	.source = "pid_namespaces(7), Nesting PID namespaces; ioprio_get(2), "
		  "ERRORS",
};

static struct process leader, init;

/* From <linux/ioprio.h>, which older systems lack. */
enum { WHO_GROUP = 2, BEST_EFFORT = 2 << 13 };

static int get(pid_t group)
{
	return syscall(SYS_ioprio_get, WHO_GROUP, group);
}

static int set(pid_t group)
{
	return syscall(SYS_ioprio_set, WHO_GROUP, group, BEST_EFFORT | 4);
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

	or_skip(get(0), "ioprio_get(2)");
	or_skip(set(0), "ioprio_set(2)");
	/* Control: in this namespace there is such a group. */
	CHECK_OK(get(group));
	CHECK_OK(set(group));

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
