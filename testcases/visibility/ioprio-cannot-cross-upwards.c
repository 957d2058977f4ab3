// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "For a PID that only an ancestor of the caller's PID namespace "
		"has, ioprio_get(2) and ioprio_set(2) fail with ESRCH.",
	.source = "pid_namespaces(7), Nesting PID namespaces; ioprio_get(2), "
		  "ERRORS",
};

static struct process stranger, unsharer, init;

/* From <linux/ioprio.h>, which older systems lack. */
enum { WHO_PROCESS = 1, BEST_EFFORT = 2 << 13 };

static int get(pid_t pid)
{
	return syscall(SYS_ioprio_get, WHO_PROCESS, pid);
}

static int set(pid_t pid)
{
	return syscall(SYS_ioprio_set, WHO_PROCESS, pid, BEST_EFFORT | 4);
}

void test(void)
{
	pid_t number, numbers[MOST_NUMBERS];
	int n;

	child(stranger)
		linger();
	number = pid_of(stranger);
	n = numbers_of(stranger, numbers);

	or_skip(get(0), "ioprio_get(2)");
	or_skip(set(0), "ioprio_set(2)");
	/* Control: in this namespace there is such a PID. */
	CHECK_OK(get(number));
	CHECK_OK(set(number));

	/* Calls after unshare(2) use the same PIDs as before. */
	child(unsharer) {
		divert_children();
		CHECK_OK(get(number));
		CHECK_OK(set(number));
	}
	CHECK_EXITED(unsharer, 0);

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++) {
			CHECK_ERRNO(get(numbers[i]), ESRCH);
			CHECK_ERRNO(set(numbers[i]), ESRCH);
		}
		/* Control: a process with a PID in here is found. */
		CHECK_OK(get(1));
		CHECK_OK(set(1));
	}
	CHECK_EXITED(init, 0);
}
