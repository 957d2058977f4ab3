// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A signal from a member of a PID namespace has no effect on "
		"init if init has no handler for it.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init, ordinary, sender;

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(ordinary)
			linger();
		child(sender) {
			CHECK_OK(kill(pid_of(ordinary), SIGTERM));
			CHECK_OK(kill_by_each(1));
		}
		/* Control: coming from sender, they do end a process. */
		CHECK_KILLED(ordinary, SIGTERM);
		CHECK_EXITED(sender, 0);
	}
	CHECK_EXITED(init, 0);
}
