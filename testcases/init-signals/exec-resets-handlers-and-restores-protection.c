// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "After execve(2) in the init process, a signal that it had a "
		"handler for has no effect.",
	.source = "pid_namespaces(7), The namespace init process; execve(2), "
		  "Effect on process attributes",
};

static struct process init;
static struct note is_told;

void test(void)
{
	child(init, CLONE_NEWPID) {
		handle_signal(SIGUSR1, is_told);
		must(kill(getpid(), SIGUSR1));
		/* Control: before execve(2), init has a handler. */
		CHECK_EQ(handled(SIGUSR1).si_signo, SIGUSR1);
		exec_self();
	}
	CHECK_EXITED(init, 5);
}

int after_exec(void)
{
	if (kill(getpid(), SIGUSR1) == -1 || kill(getpid(), SIGTERM) == -1)
		return 1;
	return getpid() == 1 ? 5 : 0;
}
