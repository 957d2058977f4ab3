// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/resource.h>

const struct rule rule = {
	.says = "For a PID that only an ancestor of the caller's PID namespace "
		"has, getpriority(2) and setpriority(2) fail with ESRCH.",
	.source = "pid_namespaces(7), Nesting PID namespaces; getpriority(2), "
		  "ERRORS",
};

static struct process stranger, unsharer, init;

/* The wrapper of the C library may return -1 without an error. */
static int get(pid_t pid)
{
	return syscall(SYS_getpriority, PRIO_PROCESS, pid);
}

void test(void)
{
	int nice = getpriority(PRIO_PROCESS, 0);
	pid_t number, numbers[MOST_NUMBERS];
	int n;

	or_skip(setpriority(PRIO_PROCESS, 0, nice));
	child(stranger)
		linger();
	number = pid_of(stranger);
	n = numbers_of(stranger, numbers);

	/* Control: in this namespace there is such a PID. */
	CHECK_OK(get(number));
	CHECK_OK(setpriority(PRIO_PROCESS, number, nice));
	/* Calls after unshare(2) use the same PIDs as before. */
	child(unsharer) {
		divert_children();
		CHECK_OK(get(number));
		CHECK_OK(setpriority(PRIO_PROCESS, number, nice));
	}
	CHECK_EXITED(unsharer, 0);

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++) {
			CHECK_ERRNO(get(numbers[i]), ESRCH);
			CHECK_ERRNO(setpriority(PRIO_PROCESS, numbers[i], nice),
				    ESRCH);
		}
		/* Control: a process with a PID in here is found. */
		CHECK_OK(get(1));
		CHECK_OK(setpriority(PRIO_PROCESS, 1, nice));
	}
	CHECK_EXITED(init, 0);
}
