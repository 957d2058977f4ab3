// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A signal from a process of the same PID namespace has the "
		"sender's PID in that namespace.",
	.source = "sigaction(2), The siginfo_t argument to a SA_SIGINFO "
		  "handler; pid_namespaces(7), Nesting PID namespaces",
};

static struct process init, first, second;

/* Called in a thread, whose TID must not be reported. */
static void send_it(void)
{
	CHECK_OK(kill(1, SIGUSR1));
}

void test(void)
{
	block_signal(SIGUSR1);
	child(init, CLONE_NEWPID) {
		siginfo_t news;

		child(first)
			CHECK_OK(kill(1, SIGUSR1));
		news = take_signal(SIGUSR1);
		CHECK_EQ(news.si_code, SI_USER);
		CHECK_EQ(news.si_pid, pid_of(first));

		/* Control: si_pid differs between senders. */
		child(second)
			run_in_thread(send_it);
		CHECK_EQ(take_signal(SIGUSR1).si_pid, pid_of(second));
		CHECK_EXITED(first, 0);
		CHECK_EXITED(second, 0);
	}
	CHECK_EXITED(init, 0);
}
