// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "SIGKILL from an ancestor PID namespace terminates an init "
		"process, whichever system call sends it.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process killed, tgkilled, queued, by_pidfd;

void test(void)
{
	siginfo_t info = { .si_signo = SIGKILL, .si_code = SI_QUEUE };

	child(killed, CLONE_NEWPID)
		linger();
	CHECK_OK(kill(pid_of(killed), SIGKILL));
	CHECK_KILLED(killed, SIGKILL);

	child(tgkilled, CLONE_NEWPID)
		linger();
	CHECK_OK(tgkill(pid_of(tgkilled), pid_of(tgkilled), SIGKILL));
	CHECK_KILLED(tgkilled, SIGKILL);

	child(queued, CLONE_NEWPID)
		linger();
	CHECK_OK(rt_sigqueueinfo(pid_of(queued), SIGKILL, &info));
	CHECK_KILLED(queued, SIGKILL);

	child(by_pidfd, CLONE_NEWPID)
		linger();
	CHECK_OK(pidfd_send_signal(pidfd_of(by_pidfd), SIGKILL, NULL));
	CHECK_KILLED(by_pidfd, SIGKILL);
}
