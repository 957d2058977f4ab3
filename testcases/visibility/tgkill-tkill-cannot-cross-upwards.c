// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "For a PID that only an ancestor of the caller's PID namespace "
		"has, tkill(2) and tgkill(2) fail with ESRCH.",
	.source = "pid_namespaces(7), Nesting PID namespaces; tkill(2), ERRORS",
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
	CHECK_OK(tkill(number, 0));
	CHECK_OK(tgkill(number, number, 0));

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++) {
			CHECK_ERRNO(tkill(numbers[i], 0), ESRCH);
			CHECK_ERRNO(tgkill(numbers[i], numbers[i], 0), ESRCH);
		}
		/* Control: a process with a PID in here is found. */
		CHECK_OK(tkill(1, 0));
		CHECK_OK(tgkill(1, 1, 0));
	}
	CHECK_EXITED(init, 0);
}
