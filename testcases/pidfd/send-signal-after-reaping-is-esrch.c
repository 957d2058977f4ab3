// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "pidfd_send_signal(2) fails with ESRCH, and sends nothing, "
		"once the process has been reaped, even if another one has got "
		"its PID.",
	.source = "pidfd_send_signal(2), ERRORS",
	.since = "5.1",
	.needs = { need_set_tid },
};

static struct process first, second;
static struct note is_over;

void test(void)
{
	pid_t number;
	int pidfd;

	child(first)
		;
	number = pid_of(first);
	pidfd = pidfd_of(first);
	CHECK_EXITED(first, 0);
	CHECK_ERRNO(pidfd_send_signal(pidfd, 0, NULL), ESRCH);

	child3(second, .set_tid = (uintptr_t)&number, .set_tid_size = 1)
		await(is_over);
	CHECK_EQ(pid_of(second), number);
	CHECK_ERRNO(pidfd_send_signal(pidfd, SIGKILL, NULL), ESRCH);
	post(is_over);
	CHECK_EXITED(second, 0);
}
