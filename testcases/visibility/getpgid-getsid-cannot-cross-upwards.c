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
	pid_t number;

	child(stranger)
		linger();
	number = pid_of(stranger);

	/* Control: in this namespace there is such a PID. */
	CHECK_EQ(getpgid(number), getpgrp());
	CHECK_EQ(getsid(number), getsid(0));

	child(init, CLONE_NEWPID) {
		CHECK_ERRNO(getpgid(number), ESRCH);
		CHECK_ERRNO(getsid(number), ESRCH);
		/* Control: what has a PID in here is found. */
		CHECK_OK(getpgid(1));
		CHECK_OK(getsid(1));
	}
	CHECK_EXITED(init, 0);
}
