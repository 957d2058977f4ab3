// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A signal from a member to its process group affects an init "
		"process in the group only if init has a handler for it.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init, ordinary, killer, terminator, caller;
static struct note is_told;

/*
 * Init is the leader of the group, so its ID is 1.  kill(-1, ...) signals all
 * members of the namespace, so only kill(0, ...) can signal the group.
 */
void test(void)
{
	child(init, CLONE_NEWPID) {
		must(setpgid(0, 0));
		child(ordinary)
			linger();
		child(killer) {
			CHECK_EQ(getpgrp(), 1);
			kill(0, SIGKILL);
			linger();
		}
		/* Control: SIGKILL does end the others in the group. */
		CHECK_KILLED(ordinary, SIGKILL);
		CHECK_KILLED(killer, SIGKILL);

		child(terminator) {
			kill(0, SIGTERM);
			linger();
		}
		CHECK_KILLED(terminator, SIGTERM);

		block_signal(SIGUSR1);
		child(caller)
			CHECK_OK(kill(0, SIGUSR1));
		handle_signal(SIGUSR1, is_told);
		unblock_signal(SIGUSR1);
		CHECK_EQ(await(is_told), pid_of(caller));
		CHECK_EXITED(caller, 0);
	}
	CHECK_EXITED(init, 0);
}
