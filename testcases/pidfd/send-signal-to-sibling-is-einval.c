// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "pidfd_send_signal(2) fails with EINVAL, and sends nothing, if "
		"the process is in a sibling of the caller's PID namespace.",
	.source = "pidfd_send_signal(2), ERRORS",
	.since = "5.1",
};

static struct process elder, younger;
static struct note is_over;

void test(void)
{
	int pidfd;

	child(elder, CLONE_NEWPID)
		await(is_over);
	pidfd = pidfd_of(elder);

	/* Control: the parent namespace can send it signals. */
	CHECK_OK(pidfd_send_signal(pidfd, 0, NULL));

	child(younger, CLONE_NEWPID) {
		CHECK_ERRNO(pidfd_send_signal(pidfd, 0, NULL), EINVAL);
		CHECK_ERRNO(pidfd_send_signal(pidfd, SIGKILL, NULL), EINVAL);
	}
	CHECK_EXITED(younger, 0);
	post(is_over);
	CHECK_EXITED(elder, 0);
}
