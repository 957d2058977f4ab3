// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/uio.h>

const struct rule rule = {
	.says = "For a PID that only an ancestor of the caller's PID namespace "
		"has, process_vm_readv(2) and process_vm_writev(2) fail with "
		"ESRCH.",
	.source = "pid_namespaces(7), Nesting PID namespaces; "
		  "process_vm_readv(2), ERRORS",
};

static struct process stranger, unsharer, init;

void test(void)
{
	static char here, there; /* in the memory of each process */
	struct iovec own = { &here, 1 }, its = { &there, 1 };
	pid_t number, numbers[MOST_NUMBERS];
	int n;

	child(stranger)
		linger();
	number = pid_of(stranger);
	n = numbers_of(stranger, numbers);

	/* Control: in this namespace there is such a PID. */
	or_skip(process_vm_readv(number, &own, 1, &its, 1, 0));
	CHECK_EQ(process_vm_writev(number, &own, 1, &its, 1, 0), 1);
	/* Calls after unshare(2) use the same PIDs as before. */
	child(unsharer) {
		divert_children();
		CHECK_EQ(process_vm_readv(number, &own, 1, &its, 1, 0), 1);
	}
	CHECK_EXITED(unsharer, 0);

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++)
			CHECK_ERRNO(process_vm_readv(numbers[i], &own, 1, &its,
						     1, 0),
				    ESRCH);
		CHECK_ERRNO(process_vm_writev(number, &own, 1, &its, 1, 0),
			    ESRCH);
		/* Control: a process with a PID in here is found. */
		CHECK_EQ(process_vm_readv(1, &own, 1, &its, 1, 0), 1);
	}
	CHECK_EXITED(init, 0);
}
