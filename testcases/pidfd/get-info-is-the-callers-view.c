// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "PIDFD_GET_INFO tells the PID of a process, of its thread "
		"group and of its parent as they are in the caller's PID "
		"namespace.",
	.source = "fs/pidfs.c, pidfd_info()",
	.level = SHOULD,
	.since = "6.13",
};

static struct process init, member;
static struct note is_over;

void test(void)
{
	struct pidfd_facts facts;

	child(init, CLONE_NEWPID) {
		or_skip(ask_pidfd(pidfd_of(init), 0, &facts), "PIDFD_GET_INFO");
		CHECK_EQ(facts.pid, 1);
		CHECK_EQ(facts.ppid, 0);

		child(member)
			linger();
		CHECK_OK(ask_pidfd(pidfd_of(member), 0, &facts));
		CHECK_EQ(facts.pid, pid_of(member));
		CHECK_EQ(facts.tgid, pid_of(member));
		CHECK_EQ(facts.ppid, 1);
		await(is_over);
	}

	CHECK_NE(pid_of(init), 1);
	CHECK_OK(ask_pidfd(pidfd_of(member), 0, &facts));
	CHECK_EQ(facts.pid, pid_of(member));
	CHECK_EQ(facts.tgid, pid_of(member));
	CHECK_EQ(facts.ppid, pid_of(init));
	post(is_over);
	CHECK_EXITED(init, 0);
}
