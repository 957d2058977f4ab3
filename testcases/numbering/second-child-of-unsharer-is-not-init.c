// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "After unshare(CLONE_NEWPID), only the first child is the init "
		"process of the new PID namespace; later children are ordinary "
		"members.",
	.source = "unshare(2), CLONE_NEWPID",
	.since = "3.8",
};

static struct process caller, first, second;
static struct note may_exit;

void test(void)
{
	child(caller) {
		must(unshare(CLONE_NEWPID));
		child(first) {
			CHECK_EQ(getpid(), 1);
			await(may_exit);
		}
		child(second) {
			CHECK_EQ(getpid(), 2);
			/* The signal has no effect on an init process. */
			kill(getpid(), SIGTERM);
		}
		/* If second were an init process, its end would kill first. */
		CHECK_KILLED(second, SIGTERM);
		post(may_exit);
		CHECK_EXITED(first, 0);
	}
	CHECK_EXITED(caller, 0);
}
