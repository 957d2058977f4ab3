// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <time.h>

const struct rule rule = {
	.says = "clock_gettime(2) fails with EINVAL for the CPU-time clock of "
		"a PID that only an ancestor of the caller's PID namespace "
		"has.",
	.source = "pid_namespaces(7), Nesting PID namespaces; "
		  "clock_getres(2), ERRORS",
};

static struct process stranger, unsharer, init;
static struct note has_thread;

/* With the ID that clock_getcpuclockid(3) returns if it finds the process. */
static int read_clock_of(pid_t pid)
{
	struct timespec time;

	return clock_gettime(~(clockid_t)pid * 8 | 2, &time);
}

void test(void)
{
	pid_t number, numbers[MOST_NUMBERS];
	int n;

	child(stranger) {
		post(has_thread, start_thread(NULL));
		linger();
	}
	number = pid_of(stranger);
	n = numbers_of(stranger, numbers);

	/* Control: in this namespace there is such a PID. */
	CHECK_OK(read_clock_of(number));
	/* Calls after unshare(2) use the same PIDs as before. */
	child(unsharer) {
		divert_children();
		CHECK_OK(read_clock_of(number));
	}
	CHECK_EXITED(unsharer, 0);
	/* Control: a TID in another process is not the PID of a process. */
	CHECK_ERRNO(read_clock_of((pid_t)await(has_thread)), EINVAL);

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++)
			CHECK_ERRNO(read_clock_of(numbers[i]), EINVAL);
		/* Control: a process with a PID in here is found. */
		CHECK_OK(read_clock_of(1));
	}
	CHECK_EXITED(init, 0);
}
