// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "For a PID that only an ancestor of the caller's PID namespace "
		"has, rt_sigqueueinfo(2) and rt_tgsigqueueinfo(2) fail with "
		"ESRCH.",
	.source = "pid_namespaces(7), Nesting PID namespaces; "
		  "rt_sigqueueinfo(2), ERRORS",
};

static struct process stranger, init;

void test(void)
{
	siginfo_t info = { .si_code = SI_QUEUE };
	pid_t number, numbers[MOST_NUMBERS];
	int n;

	child(stranger)
		linger();
	number = pid_of(stranger);
	n = numbers_of(stranger, numbers);

	/* Control: in this namespace there is such a PID. */
	CHECK_OK(rt_sigqueueinfo(number, 0, &info));
	CHECK_OK(rt_tgsigqueueinfo(number, number, 0, &info));

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++) {
			CHECK_ERRNO(rt_sigqueueinfo(numbers[i], 0, &info),
				    ESRCH);
			CHECK_ERRNO(rt_tgsigqueueinfo(numbers[i], numbers[i], 0,
						      &info),
				    ESRCH);
		}
		/* Control: a process with a PID in here is found. */
		CHECK_OK(rt_sigqueueinfo(1, 0, &info));
		CHECK_OK(rt_tgsigqueueinfo(1, 1, 0, &info));
	}
	CHECK_EXITED(init, 0);
}
