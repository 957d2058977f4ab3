// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "For a PID that only an ancestor of the caller's PID namespace "
		"has, get_robust_list(2) fails with ESRCH.",
	.source = "pid_namespaces(7), Nesting PID namespaces; "
		  "get_robust_list(2), ERRORS",
};

static struct process stranger, unsharer, init;

static int get(pid_t pid)
{
	void *list;
	size_t size;

	return syscall(SYS_get_robust_list, pid, &list, &size);
}

void test(void)
{
	pid_t number, numbers[MOST_NUMBERS];
	int n;

	child(stranger)
		linger();
	number = pid_of(stranger);
	n = numbers_of(stranger, numbers);

	or_skip(get(0), "get_robust_list(2)");
	/* Control: in this namespace there is such a PID. */
	CHECK_OK(get(number));
	/* Calls after unshare(2) use the same PIDs as before. */
	child(unsharer) {
		divert_children();
		CHECK_OK(get(number));
	}
	CHECK_EXITED(unsharer, 0);

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++)
			CHECK_ERRNO(get(numbers[i]), ESRCH);
		/* Control: a process with a PID in here is found. */
		CHECK_OK(get(1));
	}
	CHECK_EXITED(init, 0);
}
