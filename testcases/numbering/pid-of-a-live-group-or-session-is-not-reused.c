// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "The ID of an existing process group or session is not "
		"allocated as a PID, even if its leader is gone.",
	.source = "fork(2), DESCRIPTION",
	.needs = { need_last_pid },
	.harmful = true,
};

static struct process init, leader, follower;
static struct note group_may_end, is_in_another, session_may_end;

/* Tries the PID of the leader first.  Returns the PID of the new process. */
static pid_t heir(void)
{
	set_last_pid(pid_of(leader) - 1);
	return try_child(0);
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(leader) {
			must(setpgid(0, 0));
			child(follower)
				await(group_may_end);
		}
		CHECK_EXITED(leader, 0);
		CHECK_NE(heir(), pid_of(leader));
		/* Control: without the group, the PID is free. */
		post(group_may_end);
		reap_children();
		CHECK_EQ(heir(), pid_of(leader));

		child(leader) {
			must(setsid());
			child(follower) {
				/* In the session, but in another group. */
				must(setpgid(0, 0));
				post(is_in_another);
				await(session_may_end);
			}
		}
		CHECK_EXITED(leader, 0);
		await(is_in_another);
		CHECK_NE(heir(), pid_of(leader));
		post(session_may_end);
		reap_children();
		CHECK_EQ(heir(), pid_of(leader));
	}
	CHECK_EXITED(init, 0);
}
