// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "The init process of the parent PID namespace can terminate an "
		"init process with SIGKILL.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init, killer, by_init, by_member;
static struct note by_init_pid, by_member_pid;

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(by_init, CLONE_NEWPID) {
			post(by_init_pid, getpid());
			linger();
		}
		CHECK_EQ(await(by_init_pid), 1);
		CHECK_OK(kill(pid_of(by_init), SIGKILL));
		CHECK_KILLED(by_init, SIGKILL);

		child(by_member, CLONE_NEWPID) {
			post(by_member_pid, getpid());
			linger();
		}
		CHECK_EQ(await(by_member_pid), 1);
		child(killer)
			CHECK_OK(kill(pid_of(by_member), SIGKILL));
		CHECK_KILLED(by_member, SIGKILL);
		CHECK_EXITED(killer, 0);
	}
	CHECK_EXITED(init, 0);
}
