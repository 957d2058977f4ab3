// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/wait.h>

const struct rule rule = {
	.says = "waitid(2) with P_PIDFD fails with ECHILD for a process "
		"outside the caller's PID namespace that is not a child of the "
		"caller.",
	.source = "waitid(2), ERRORS",
	.since = "5.4",
};

static struct process stranger, init;

void test(void)
{
	siginfo_t end;
	int pidfd;

	child(stranger)
		;
	pidfd = pidfd_of(stranger);
	await_end(stranger);

	child(init, CLONE_NEWPID)
		CHECK_ERRNO(waitid(P_PIDFD, pidfd, &end, WEXITED | WNOHANG),
			    ECHILD);
	CHECK_EXITED(init, 0);

	/* Control: the parent may wait for it, and still can. */
	CHECK_OK(waitid(P_PIDFD, pidfd, &end, WEXITED));
}
