// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/wait.h>

const struct rule rule = {
	.says = "After unshare(CLONE_NEWPID), a child created with CLONE_VM "
		"and CLONE_VFORK has PID 1 in the new PID namespace.",
	.source = "pid_namespaces(7), Compatibility of CLONE_NEWPID with other "
		  "CLONE_* flags",
	.since = "3.12",
};

static struct process caller;

static int record_pid(void *pid)
{
	*(pid_t *)pid = getpid();
	return 0;
}

void test(void)
{
	child(caller) {
		pid_t pid, pid_in_child = 0;

		must(unshare(CLONE_NEWPID));
		CHECK_OK(pid = start_on_stack(record_pid,
					      CLONE_VM | CLONE_VFORK | SIGCHLD,
					      &pid_in_child));
		must(waitpid(pid, NULL, 0));
		CHECK_EQ(pid_in_child, 1);
		CHECK_NE(pid, 1);
	}
	CHECK_EXITED(caller, 0);
}
