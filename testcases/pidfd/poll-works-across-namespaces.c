// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <poll.h>

const struct rule rule = {
	.says = "poll(2) of a pidfd reports the end of a process even if the "
		"process is in an ancestor of the caller's PID namespace.",
	.source = "pidfd_open(2), NOTES",
	.since = "5.3",
};

static struct process stranger, init;
static struct note may_end;

void test(void)
{
	struct pollfd end = { .events = POLLIN };

	child(stranger)
		await(may_end);
	end.fd = pidfd_of(stranger);

	child(init, CLONE_NEWPID) {
		CHECK_EQ(poll(&end, 1, 0), 0);
		post(may_end);
		CHECK_EQ(poll(&end, 1, -1), 1);
		CHECK_EQ(end.revents & (POLLIN | POLLERR | POLLNVAL), POLLIN);
	}
	CHECK_EXITED(init, 0);
	CHECK_EXITED(stranger, 0);
}
