// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A signal from an ancestor PID namespace is delivered to an "
		"init process that has a handler for it.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init;
static struct note has_handler, is_told;

void test(void)
{
	child(init, CLONE_NEWPID) {
		CHECK_EQ(getpid(), 1);
		handle_signal(SIGUSR1, is_told);
		post(has_handler);
		CHECK(await(is_told) != pid_of(init));
		CHECK_EQ(handled(SIGUSR1).si_signo, SIGUSR1);
	}
	await(has_handler);
	CHECK_OK(kill(pid_of(init), SIGUSR1));
	CHECK_EXITED(init, 0);
}
