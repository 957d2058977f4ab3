// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <poll.h>
#include <sys/wait.h>

const struct rule rule = {
	.says = "An init process created with CLONE_AUTOREAP is reaped when it "
		"ends: its pidfd reports POLLHUP, and waitpid(2) in its parent "
		"fails with ECHILD.",
	.source = "include/uapi/linux/sched.h, CLONE_AUTOREAP",
	.level = SHOULD,
	.since = "7.1",
	.needs = { need_autoreap },
};

static struct process init, ordinary;
static struct note may_end;

void test(void)
{
	struct pollfd reaped = { 0 };

	/* Control: without the flag, a process becomes a zombie. */
	child(ordinary, CLONE_NEWPID)
		;
	await_end(ordinary);
	CHECK_EQ(waitpid(pid_of(ordinary), NULL, 0), pid_of(ordinary));

	child3(init, .flags = CLONE_NEWPID | CLONE_AUTOREAP, .exit_signal = 0)
		await(may_end);
	reaped.fd = pidfd_of(init);
	post(may_end);
	CHECK_EQ(poll(&reaped, 1, -1), 1);
	CHECK(reaped.revents & POLLHUP);
	CHECK_ERRNO(waitpid(pid_of(init), NULL, __WALL), ECHILD);
}
