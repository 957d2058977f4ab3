// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "clone3(2) with CLONE_PIDFD and CLONE_NEWPID returns a pidfd "
		"of the init process of the new PID namespace.",
	.source = "clone(2), CLONE_PIDFD",
	.since = "5.3",
};

static struct process init;
static struct note is_init;

void test(void)
{
	int pidfd = -1;

	or_skip(try_child3(.flags = CLONE_PIDFD, .pidfd = (uintptr_t)&pidfd));
	child3(init, .flags = CLONE_NEWPID | CLONE_PIDFD,
	       .pidfd = (uintptr_t)&pidfd) {
		CHECK_EQ(getpid(), 1);
		post(is_init);
		linger();
	}
	await(is_init);
	CHECK(pidfd >= 0);
	/* If SIGKILL by the pidfd ends init, the pidfd is that of init. */
	CHECK_OK(pidfd_send_signal(pidfd, SIGKILL, NULL));
	CHECK_KILLED(init, SIGKILL);
}
