// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "SIGKILL from an ancestor PID namespace terminates an init "
		"process, whichever system call sends it.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process killed, tgkilled, queued, by_pidfd;
static struct note killed_pid, tgkilled_pid, queued_pid, by_pidfd_pid;

static void live(struct note *pid)
{
	post(*pid, getpid());
	linger();
}

void test(void)
{
	siginfo_t info = { .si_signo = SIGKILL, .si_code = SI_QUEUE };

	child(killed, CLONE_NEWPID)
		live(&killed_pid);
	CHECK_EQ(await(killed_pid), 1);
	CHECK_OK(kill(pid_of(killed), SIGKILL));
	CHECK_KILLED(killed, SIGKILL);

	child(tgkilled, CLONE_NEWPID)
		live(&tgkilled_pid);
	CHECK_EQ(await(tgkilled_pid), 1);
	CHECK_OK(tgkill(pid_of(tgkilled), pid_of(tgkilled), SIGKILL));
	CHECK_KILLED(tgkilled, SIGKILL);

	child(queued, CLONE_NEWPID)
		live(&queued_pid);
	CHECK_EQ(await(queued_pid), 1);
	CHECK_OK(rt_sigqueueinfo(pid_of(queued), SIGKILL, &info));
	CHECK_KILLED(queued, SIGKILL);

	child(by_pidfd, CLONE_NEWPID)
		live(&by_pidfd_pid);
	CHECK_EQ(await(by_pidfd_pid), 1);
	CHECK_OK(pidfd_send_signal(pidfd_of(by_pidfd), SIGKILL, NULL));
	CHECK_KILLED(by_pidfd, SIGKILL);
}
