// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A process cannot signal members of a sibling PID namespace: "
		"kill(2) fails with ESRCH for their PIDs in the parent "
		"namespace.",
	.source = "pid_namespaces(7), Nesting PID namespaces",
};

static struct process elder, younger;

void test(void)
{
	pid_t number, numbers[MOST_NUMBERS];
	int n;

	child(elder, CLONE_NEWPID)
		linger();
	number = pid_of(elder);
	n = numbers_of(elder, numbers);

	/* Control: in the parent namespace there is such a PID. */
	CHECK_OK(kill(number, 0));

	child(younger, CLONE_NEWPID) {
		for (int i = 0; i < n; i++)
			CHECK_ERRNO(kill(numbers[i], 0), ESRCH);
	}
	CHECK_EXITED(younger, 0);
	CHECK_ALIVE(elder);
}
