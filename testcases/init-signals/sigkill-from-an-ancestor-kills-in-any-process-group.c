// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "SIGKILL from an ancestor PID namespace terminates an init "
		"process in the process group of a member of its namespace.",
	.source = "pid_namespaces(7), The namespace init process",
	.needs = { need_guest },
};

static struct process init, leader;
static struct note leads, joined;

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(leader) {
			must(setpgid(0, 0));
			post(leads);
			linger();
		}
		await(leads);
		must(setpgid(0, pid_of(leader)));
		post(joined, getpgid(0) == pid_of(leader));
		linger();
	}
	CHECK_EQ(await(joined), true);
	CHECK_OK(kill(pid_of(init), SIGKILL));
	CHECK_KILLED(init, SIGKILL);
}
