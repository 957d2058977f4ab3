// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A signal from an ancestor PID namespace has si_pid 0 in every "
		"receiver, not only in init.",
	.source = "kernel/signal.c, send_signal_locked(); pid_namespaces(7), "
		  "The namespace init process",
	.level = CODE,
};

static struct process init, member;
static struct note has_first;

void test(void)
{
	block_signal(SIGUSR1);
	child(init, CLONE_NEWPID) {
		child(member) {
			siginfo_t news = take_signal(SIGUSR1);

			CHECK_EQ(news.si_code, SI_USER);
			CHECK_EQ(news.si_pid, 0);
			post(has_first);

			/* Control: si_pid of a sender inside is its PID. */
			CHECK_EQ(take_signal(SIGUSR1).si_pid, 1);
		}
		await(has_first);
		CHECK_OK(kill(pid_of(member), SIGUSR1));
		CHECK_EXITED(member, 0);
	}
	CHECK_OK(kill(pid_of(member), SIGUSR1));
	CHECK_EXITED(init, 0);
}
