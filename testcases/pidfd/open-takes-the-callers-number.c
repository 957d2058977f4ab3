// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/wait.h>

const struct rule rule = {
	.says = "pidfd_open(2) looks up the PID in the caller's PID namespace.",
	.source = "pidfd_open(2), DESCRIPTION; pid_namespaces(7), "
		  "Nesting PID namespaces",
	.since = "5.3",
};

static struct process init;

void test(void)
{
	siginfo_t end;
	int ends[2], pidfd;

	make_sockets(ends);
	child(init, CLONE_NEWPID)
		send_fd(ends[1], or_skip(syscall(SYS_pidfd_open, 1, 0)));
	pidfd = take_fd(ends[0]);

	/* PID 1 of this namespace is not a child of the caller. */
	CHECK_NE(pid_of(init), 1);
	CHECK_OK(waitid(P_PIDFD, pidfd, &end, WEXITED));
	CHECK_EQ(end.si_pid, pid_of(init));
}
