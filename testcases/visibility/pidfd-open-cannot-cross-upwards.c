// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "For a PID that only an ancestor of the caller's PID namespace "
		"has, pidfd_open(2) fails with ESRCH.",
	.source = "pid_namespaces(7), Nesting PID namespaces; pidfd_open(2), "
		  "ERRORS",
	.since = "5.3",
};

static struct process stranger, init;

void test(void)
{
	pid_t number, numbers[MOST_NUMBERS];
	int n;

	child(stranger)
		linger();
	number = pid_of(stranger);
	n = numbers_of(stranger, numbers);

	or_skip(syscall(SYS_pidfd_open, getpid(), 0));
	/* Control: in this namespace there is such a PID. */
	CHECK_OK(syscall(SYS_pidfd_open, number, 0));

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++)
			CHECK_ERRNO(syscall(SYS_pidfd_open, numbers[i], 0),
				    ESRCH);
		/* Control: a process with a PID in here is found. */
		CHECK_OK(syscall(SYS_pidfd_open, 1, 0));
	}
	CHECK_EXITED(init, 0);
}
