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

static int watch(int signal)
{
	sigset_t one;

	sigemptyset(&one);
	sigaddset(&one, signal);
	block_signal(signal);
	return must(signalfd(-1, &one, 0));
}

static pid_t sender_in(int signals)
{
	struct signalfd_siginfo news;

	CHECK_EQ(read(signals, &news, sizeof(news)), sizeof(news));
	return (pid_t)news.ssi_pid;
}

void test(void)
{
	block_signal(SIGUSR1);
	child(init, CLONE_NEWPID) {
		int sent = watch(SIGUSR1), queued = watch(SIGUSR2);
		int ends = watch(SIGCHLD);

		CHECK_EQ(sender_in(sent), 0);

		child(member) {
			CHECK_OK(kill(1, SIGUSR1));
			CHECK_OK(sigqueue(1, SIGUSR2, (union sigval){ 0 }));
		}
		CHECK_EQ(sender_in(sent), pid_of(member));
		CHECK_EQ(sender_in(queued), pid_of(member));
		CHECK_EQ(sender_in(ends), pid_of(member));
		CHECK_EXITED(member, 0);
	}
	CHECK_OK(kill(pid_of(init), SIGUSR1));
	CHECK_EXITED(init, 0);
}
