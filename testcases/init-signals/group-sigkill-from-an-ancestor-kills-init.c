// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "SIGKILL to a process group, sent from an ancestor PID "
		"namespace, terminates an init process in that group.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init;
static struct note has_group;

void test(void)
{
	child(init, CLONE_NEWPID) {
		must(setpgid(0, 0));
		post(has_group);
		linger();
	}
	await(has_group);
	CHECK_EQ(getpgid(pid_of(init)), pid_of(init));
	CHECK_OK(kill(-pid_of(init), SIGKILL));
	CHECK_KILLED(init, SIGKILL);
}
