// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "For a PID that only an ancestor of the caller's PID namespace "
		"has, getpgid(2) and getsid(2) fail with ESRCH.",
	.source = "pid_namespaces(7), Nesting PID namespaces; getpgid(2), "
		  "ERRORS; getsid(2), ERRORS",
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

	/* Control: in this namespace there is such a PID. */
	CHECK_EQ(getpgid(number), getpgrp());
	CHECK_EQ(getsid(number), getsid(0));

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++) {
			CHECK_ERRNO(getpgid(numbers[i]), ESRCH);
			CHECK_ERRNO(getsid(numbers[i]), ESRCH);
		}
		/* Control: a process with a PID in here is found. */
		CHECK_OK(getpgid(1));
		CHECK_OK(getsid(1));
	}
	CHECK_EXITED(init, 0);
}
