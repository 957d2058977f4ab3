// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "When the last pidfd of an init process created with "
		"CLONE_PIDFD_AUTOKILL is closed, init and all members of its "
		"PID namespace are killed.",
	.source = "include/uapi/linux/sched.h, CLONE_PIDFD_AUTOKILL; "
		  "pid_namespaces(7), The namespace init process",
	.level = SHOULD,
	.since = "7.1",
	.needs = { need_autoreap },
};

static struct process init, member;
static struct note has_member, one_is_closed, is_still_there;

void test(void)
{
	int pidfd, copy;

	child3(init,
	       .flags = CLONE_NEWPID | CLONE_PIDFD | CLONE_AUTOREAP |
			CLONE_PIDFD_AUTOKILL,
	       .pidfd = (uintptr_t)&pidfd, .exit_signal = 0) {
		child(member) {
			post(has_member);
			linger();
		}
		await(one_is_closed);
		CHECK_OK(try_child(0));
		post(is_still_there, getpid());
		linger();
	}
	await(has_member);

	/* Control: only closing the last copy has this effect. */
	copy = must(dup(pidfd));
	close(pidfd);
	post(one_is_closed);
	CHECK_EQ(await(is_still_there), 1);

	close(copy);
	CHECK_ENDS(init);
	CHECK_ENDS(member);
}
