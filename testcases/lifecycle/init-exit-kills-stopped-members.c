// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "When the init process of a PID namespace terminates, stopped "
		"members are killed.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init, member;
static struct note is_stopped, may_exit;

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(member) {
			must(kill(getpid(), SIGSTOP));
			linger();
		}
		CHECK_EQ(await_stop(pid_of(member)).si_status, SIGSTOP);
		post(is_stopped);
		await(may_exit);
	}
	await(is_stopped);
	CHECK_ALIVE(member);

	post(may_exit);
	CHECK_EXITED(init, 0);
	CHECK_ENDS(member);
}
