// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "If a signal is sent to a process group that spans PID "
		"namespaces, each member receives the sender's PID in its own "
		"PID namespace.",
	.source = "sigaction(2), The siginfo_t argument to a SA_SIGINFO "
		  "handler; pid_namespaces(7), Nesting PID namespaces",
};

static struct process elder, inner, younger;

void test(void)
{
	pid_t sender = getpid();

	must(setpgid(0, 0));
	block_signal(SIGUSR1);
	/* Whatever the order, one of them receives the signal after inner. */
	child(elder)
		CHECK_EQ(take_signal(SIGUSR1).si_pid, sender);
	child(inner, CLONE_NEWPID)
		CHECK_EQ(take_signal(SIGUSR1).si_pid, 0);
	child(younger)
		CHECK_EQ(take_signal(SIGUSR1).si_pid, sender);

	CHECK_OK(kill(0, SIGUSR1));
	CHECK_EXITED(elder, 0);
	CHECK_EXITED(inner, 0);
	CHECK_EXITED(younger, 0);
}
