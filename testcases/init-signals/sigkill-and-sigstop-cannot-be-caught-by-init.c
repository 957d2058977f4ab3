// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "sigaction(2) for SIGKILL or SIGSTOP fails with EINVAL in an "
		"init process.",
	.source = "pid_namespaces(7), The namespace init process; "
		  "sigaction(2), ERRORS",
};

static struct process init;

static void handler(int signal)
{
	(void)signal;
}

void test(void)
{
	const struct sigaction handle = { .sa_handler = handler };
	const struct sigaction ignore = { .sa_handler = SIG_IGN };

	child(init, CLONE_NEWPID) {
		CHECK_EQ(getpid(), 1);
		CHECK_ERRNO(sigaction(SIGKILL, &handle, NULL), EINVAL);
		CHECK_ERRNO(sigaction(SIGKILL, &ignore, NULL), EINVAL);
		CHECK_ERRNO(sigaction(SIGSTOP, &handle, NULL), EINVAL);
		CHECK_ERRNO(sigaction(SIGSTOP, &ignore, NULL), EINVAL);
		/* Control: the call succeeds for another signal. */
		CHECK_OK(sigaction(SIGTERM, &handle, NULL));
		CHECK_OK(sigaction(SIGTERM, &ignore, NULL));
	}
	CHECK_EXITED(init, 0);
}
