// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "SIGSTOP does not stop the init process of a PID namespace "
		"when a member of that namespace sends it.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init, ordinary, sender;

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(ordinary)
			linger();
		child(sender) {
			CHECK_OK(kill(pid_of(ordinary), SIGSTOP));
			CHECK_OK(kill(1, SIGSTOP));
		}
		/* Control: coming from sender, SIGSTOP does stop a process. */
		CHECK_EQ(await_stop(pid_of(ordinary)).si_status, SIGSTOP);
		CHECK_EXITED(sender, 0);
	}
	CHECK_EXITED(init, 0);
}
