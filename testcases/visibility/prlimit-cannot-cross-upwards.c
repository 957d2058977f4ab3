// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/resource.h>

const struct rule rule = {
	.says = "For a PID that only an ancestor of the caller's PID namespace "
		"has, prlimit(2) fails with ESRCH.",
	.source = "pid_namespaces(7), Nesting PID namespaces; prlimit(2), "
		  "ERRORS",
};

static struct process stranger, unsharer, init;

void test(void)
{
	struct rlimit limit;
	pid_t number, numbers[MOST_NUMBERS];
	int n;

	child(stranger)
		linger();
	number = pid_of(stranger);
	n = numbers_of(stranger, numbers);

	or_skip(prlimit(0, RLIMIT_NOFILE, NULL, &limit));
	/* Control: in this namespace there is such a PID. */
	CHECK_OK(prlimit(number, RLIMIT_NOFILE, NULL, &limit));
	/* Calls after unshare(2) use the same PIDs as before. */
	child(unsharer) {
		divert_children();
		CHECK_OK(prlimit(number, RLIMIT_NOFILE, NULL, &limit));
	}
	CHECK_EXITED(unsharer, 0);

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++)
			CHECK_ERRNO(prlimit(numbers[i], RLIMIT_NOFILE, NULL,
					    &limit),
				    ESRCH);
		/* Control: a process with a PID in here is found. */
		CHECK_OK(prlimit(1, RLIMIT_NOFILE, NULL, &limit));
	}
	CHECK_EXITED(init, 0);
}
