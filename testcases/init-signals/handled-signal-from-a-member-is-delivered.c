// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A signal from a member of a PID namespace is delivered to "
		"init if init has a handler for it.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init, sender, late_sender;
static struct note is_told;

void test(void)
{
	child(init, CLONE_NEWPID) {
		handle_signal(SIGUSR1, is_told);
		child(sender)
			CHECK_OK(kill(1, SIGUSR1));
		CHECK_EXITED(sender, 0);
		CHECK_EQ(handled(SIGUSR1).si_signo, SIGUSR1);
		CHECK_EQ(handled(SIGUSR1).si_pid, pid_of(sender));

		/* Control: without a handler, the signal has no effect. */
		signal(SIGUSR1, SIG_DFL);
		child(late_sender)
			CHECK_OK(kill(1, SIGUSR1));
		CHECK_EXITED(late_sender, 0);
		CHECK_EQ(handled(SIGUSR1).si_pid, pid_of(sender));
	}
	CHECK_EXITED(init, 0);
}
