// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "pidfd_send_signal(2) fails with EINVAL, and sends nothing, if "
		"the process is in an ancestor of the caller's PID namespace.",
	.source = "pidfd_send_signal(2), ERRORS",
	.since = "5.1",
};

static struct process stranger, init;

void test(void)
{
	int pidfd;

	block_signal(SIGURG);
	child(stranger)
		/* Only the first of several such signals stays pending. */
		CHECK_EQ(take_signal(SIGURG).si_pid, getppid());
	pidfd = pidfd_of(stranger);

	child(init, CLONE_NEWPID) {
		CHECK_ERRNO(pidfd_send_signal(pidfd, 0, NULL), EINVAL);
		CHECK_ERRNO(pidfd_send_signal(pidfd, SIGURG, NULL), EINVAL);
		/* Control: a process inside can be reached. */
		CHECK_OK(pidfd_send_signal(pidfd_of(init), 0, NULL));
	}
	CHECK_EXITED(init, 0);

	/* Control: its own namespace can send it signals. */
	CHECK_OK(pidfd_send_signal(pidfd, SIGURG, NULL));
	CHECK_EXITED(stranger, 0);
}
