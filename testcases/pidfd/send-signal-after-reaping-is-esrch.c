// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Once a process has been reaped, pidfd_send_signal(2) with its "
		"pidfd fails with ESRCH and sends nothing, even if its PID is "
		"in use again.",
	.source = "pidfd_send_signal(2), ERRORS; pidfd_send_signal(2), PID "
		  "file descriptors",
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
	CHECK_ERRNO(kill(number, 0), ESRCH);

	/* The PID is free again. */
	CHECK_OK(try_child3(.set_tid = (uintptr_t)&number, .set_tid_size = 1));
	child3(second, .set_tid = (uintptr_t)&number, .set_tid_size = 1)
		await(is_over);
	CHECK_EQ(pid_of(second), number);
	CHECK_OK(kill(number, 0));
	CHECK_ERRNO(pidfd_send_signal(pidfd, SIGKILL, NULL), ESRCH);
	/* Control: a new pidfd does refer to it. */
	CHECK_OK(pidfd_send_signal(pidfd_of(second), 0, NULL));
	post(is_over);
	CHECK_EXITED(second, 0);
}
