// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/ptrace.h>

const struct rule rule = {
	.says = "For a PID that only an ancestor of the caller's PID namespace "
		"has, ptrace(2) with PTRACE_SEIZE fails with ESRCH.",
	.source = "pid_namespaces(7), Nesting PID namespaces; ptrace(2), "
		  "ERRORS",
};

static struct process stranger, unsharer, init, member;

void test(void)
{
	pid_t number, numbers[MOST_NUMBERS];
	int n;

	child(stranger)
		linger();
	number = pid_of(stranger);
	n = numbers_of(stranger, numbers);

	/* Control: in this namespace there is such a PID. */
	or_skip(ptrace(PTRACE_SEIZE, number, 0, 0));
	/* Calls after unshare(2) use the same PIDs as before. */
	child(unsharer) {
		divert_children();
		/* The address 1 fails with EIO for a process that is found. */
		CHECK_ERRNO(ptrace(PTRACE_SEIZE, number, 1, 0), EIO);
	}
	CHECK_EXITED(unsharer, 0);

	child(init, CLONE_NEWPID) {
		CHECK_ERRNO(ptrace(PTRACE_SEIZE, number, 0, 0), ESRCH);
		for (int i = 0; i < n; i++)
			CHECK_ERRNO(ptrace(PTRACE_SEIZE, numbers[i], 1, 0),
				    ESRCH);
		/* Control: a process with a PID in here is found. */
		child(member)
			linger();
		CHECK_OK(ptrace(PTRACE_SEIZE, pid_of(member), 0, 0));
	}
	CHECK_EXITED(init, 0);
}
