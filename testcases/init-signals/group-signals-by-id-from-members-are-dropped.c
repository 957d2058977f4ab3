// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "If a member signals a process group by its ID, an init "
		"process "
		"in the group is affected only if it has a handler.",
	.source = "pid_namespaces(7), The namespace init process; kill(2), "
		  "DESCRIPTION",
	.needs = { need_guest },
};

static struct process init, leader, killer, caller;
static struct note leads, is_told;

/*
 * Init joins the group of a member, whose ID it keeps in use.  If init ended in
 * that group, it would wait forever for its namespace.
 */
void test(void)
{
	child(init, CLONE_NEWPID) {
		child(leader) {
			must(setpgid(0, 0));
			post(leads);
			linger();
		}
		await(leads);
		must(setpgid(0, pid_of(leader)));
		CHECK_EQ(getpgid(0), pid_of(leader));

		child(killer) {
			kill(-pid_of(leader), SIGKILL);
			linger();
		}
		/* Control: SIGKILL does end the others in the group. */
		CHECK_KILLED(leader, SIGKILL);
		CHECK_KILLED(killer, SIGKILL);

		block_signal(SIGUSR1);
		child(caller)
			CHECK_OK(kill(-getpgrp(), SIGUSR1));
		handle_signal(SIGUSR1, is_told);
		unblock_signal(SIGUSR1);
		CHECK_EQ(await(is_told), pid_of(caller));
		CHECK_EXITED(caller, 0);
		must(setpgid(0, 0));
	}
	CHECK_EXITED(init, 0);
}
