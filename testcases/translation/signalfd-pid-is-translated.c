// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/signalfd.h>

const struct rule rule = {
	.says = "signalfd(2) reports the sender's PID in the reader's PID "
		"namespace, or 0 if the sender is in an ancestor namespace.",
	.source = "signalfd(2), The signalfd_siginfo structure; "
		  "pid_namespaces(7), The namespace init process",
};

static struct process init, member;

void test(void)
{
	sigset_t usr1;

	sigemptyset(&usr1);
	sigaddset(&usr1, SIGUSR1);
	block_signal(SIGUSR1);
	child(init, CLONE_NEWPID) {
		struct signalfd_siginfo news;
		int signals = must(signalfd(-1, &usr1, 0));

		CHECK_EQ(read(signals, &news, sizeof(news)), sizeof(news));
		CHECK_EQ(news.ssi_pid, 0);

		child(member)
			CHECK_OK(kill(1, SIGUSR1));
		CHECK_EQ(read(signals, &news, sizeof(news)), sizeof(news));
		CHECK_EQ(news.ssi_pid, pid_of(member));
		CHECK_EXITED(member, 0);
	}
	CHECK_OK(kill(pid_of(init), SIGUSR1));
	CHECK_EXITED(init, 0);
}
