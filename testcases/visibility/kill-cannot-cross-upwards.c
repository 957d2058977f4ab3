// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "For a PID that only an ancestor of the caller's PID namespace "
		"has, kill(2) fails with ESRCH and sends nothing.",
	.source = "pid_namespaces(7), Nesting PID namespaces; kill(2), ERRORS",
};

static struct process stranger, init;

void test(void)
{
	pid_t number, numbers[MOST_NUMBERS];
	int n;

	block_signal(SIGURG);
	child(stranger)
		/* Only the first of several such signals stays pending. */
		CHECK_EQ(take_signal(SIGURG).si_pid, getppid());
	number = pid_of(stranger);
	n = numbers_of(stranger, numbers);

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++)
			CHECK_ERRNO(kill(numbers[i], 0), ESRCH);
		CHECK_ERRNO(kill(number, SIGURG), ESRCH);
	}
	CHECK_EXITED(init, 0);

	/* Control: in this namespace there is such a PID. */
	CHECK_OK(kill(number, SIGURG));
	CHECK_EXITED(stranger, 0);
}
