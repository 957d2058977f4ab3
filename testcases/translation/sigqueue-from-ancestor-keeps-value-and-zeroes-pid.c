// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A signal queued from an ancestor PID namespace arrives with "
		"the sender's value and si_pid 0, whatever PID the sender set.",
	.source = "pid_namespaces(7), The namespace init process; "
		  "rt_sigqueueinfo(2), DESCRIPTION",
};

static struct process init, member;

void test(void)
{
	siginfo_t forged = { .si_code = SI_QUEUE };

	forged.si_value.sival_int = 77;
	block_signal(SIGUSR1);
	child(init, CLONE_NEWPID) {
		siginfo_t news = take_signal(SIGUSR1);

		CHECK_EQ(news.si_code, SI_QUEUE);
		CHECK_EQ(news.si_pid, 0);
		CHECK_EQ(news.si_value.sival_int, 77);

		/* Control: si_pid of a sender inside is its PID. */
		child(member)
			CHECK_OK(sigqueue(1, SIGUSR1, forged.si_value));
		CHECK_EQ(take_signal(SIGUSR1).si_pid, pid_of(member));
		CHECK_EXITED(member, 0);
	}
	/* The sender sets a PID that is in use in this namespace. */
	forged.si_pid = pid_of(init);
	CHECK_OK(rt_sigqueueinfo(pid_of(init), SIGUSR1, &forged));
	CHECK_EXITED(init, 0);
}
