// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "SIGSTOP from an ancestor PID namespace stops an init process.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init;
static struct note pid_of_init;

void test(void)
{
	child(init, CLONE_NEWPID) {
		post(pid_of_init, getpid());
		linger();
	}
	CHECK_EQ(await(pid_of_init), 1);
	CHECK_OK(kill(pid_of(init), SIGSTOP));
	CHECK_EQ(await_stop(pid_of(init)).si_status, SIGSTOP);
}
