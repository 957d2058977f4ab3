// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/wait.h>

const struct rule rule = {
	.says = "clone(2) accepts CLONE_NEWPID together with CLONE_VM; the "
		"child has PID 1.",
	.source = "pid_namespaces(7), Compatibility of CLONE_NEWPID with other "
		  "CLONE_* flags",
	.since = "3.12",
};

static int record_pid(void *pid)
{
	*(pid_t *)pid = getpid();
	return 0;
}

void test(void)
{
	pid_t pid, pid_in_child = 0;

	CHECK_OK(pid = start_on_stack(record_pid,
				      CLONE_NEWPID | CLONE_VM | SIGCHLD,
				      &pid_in_child));
	must(waitpid(pid, NULL, 0));
	/* Written by the child, into the memory that is shared. */
	CHECK_EQ(pid_in_child, 1);
	CHECK_NE(pid, 1);
}
