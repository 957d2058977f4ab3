// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "If a member sends a signal that init blocks and has no "
		"handler for, unblocking the signal has no effect on init.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init, ordinary, member;
static struct note is_blocked, was_sent;

void test(void)
{
	child(init, CLONE_NEWPID) {
		CHECK_EQ(getpid(), 1);
		block_signal(SIGUSR1);
		child(ordinary) {
			post(is_blocked);
			await(was_sent);
			unblock_signal(SIGUSR1);
			linger();
		}
		child(member) {
			await(is_blocked);
			CHECK_OK(kill(1, SIGUSR1));
			CHECK_OK(kill(pid_of(ordinary), SIGUSR1));
		}
		CHECK_EXITED(member, 0);
		post(was_sent);
		/* Control: the signal ends a process that is not init. */
		CHECK_KILLED(ordinary, SIGUSR1);
		unblock_signal(SIGUSR1);
	}
	CHECK_EXITED(init, 0);
}
