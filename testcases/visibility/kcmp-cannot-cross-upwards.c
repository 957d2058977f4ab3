// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/kcmp.h>

const struct rule rule = {
	.says = "For a PID that only an ancestor of the caller's PID namespace "
		"has, kcmp(2) fails with ESRCH.",
	.source = "pid_namespaces(7), Nesting PID namespaces; kcmp(2), ERRORS",
};

static struct process stranger, unsharer, init;

static int compare(pid_t one, pid_t other)
{
	return syscall(SYS_kcmp, one, other, KCMP_VM, 0, 0);
}

void test(void)
{
	pid_t number, numbers[MOST_NUMBERS];
	int n;

	child(stranger)
		linger();
	number = pid_of(stranger);
	n = numbers_of(stranger, numbers);

	or_skip(compare(getpid(), getpid()), "kcmp(2)");
	/* Control: in this namespace there is such a PID. */
	CHECK_OK(compare(getpid(), number));
	CHECK_OK(compare(number, getpid()));

	/* Calls after unshare(2) use the same PIDs as before. */
	child(unsharer) {
		divert_children();
		CHECK_OK(compare(getpid(), number));
		CHECK_OK(compare(number, getpid()));
	}
	CHECK_EXITED(unsharer, 0);

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++) {
			CHECK_ERRNO(compare(1, numbers[i]), ESRCH);
			CHECK_ERRNO(compare(numbers[i], 1), ESRCH);
		}
		/* Control: a process with a PID in here is found. */
		CHECK_OK(compare(1, 1));
	}
	CHECK_EXITED(init, 0);
}
