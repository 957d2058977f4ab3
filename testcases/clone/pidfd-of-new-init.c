// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <stdio.h>

const struct rule rule = {
	.says = "clone3(2) with CLONE_PIDFD and CLONE_NEWPID returns a pidfd "
		"of the init process of the new PID namespace.",
	.source = "clone(2), CLONE_PIDFD",
	.since = "5.3",
	.needs = { need_procfs },
};

static struct process init;

void test(void)
{
	intmax_t pid[4] = { 0 };
	char info[48];
	int pidfd = -1;

	or_skip(try_child3(.flags = CLONE_PIDFD, .pidfd = (uintptr_t)&pidfd));
	child3(init, .flags = CLONE_NEWPID | CLONE_PIDFD,
	       .pidfd = (uintptr_t)&pidfd)
		linger();

	snprintf(info, sizeof(info), "/proc/self/fdinfo/%d", pidfd);
	CHECK_EQ(numbers_after(info, "NSpid:", pid, 4), 2);
	CHECK_EQ(pid[0], pid_of(init));
	CHECK_EQ(pid[1], 1);

	CHECK_OK(pidfd_send_signal(pidfd, SIGKILL, NULL));
	CHECK_KILLED(init, SIGKILL);
}
