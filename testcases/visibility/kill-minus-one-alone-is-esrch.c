// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "kill(-1, ...) fails with ESRCH in an init process that is the "
		"only process of its PID namespace.",
	.source = "kill(2), ERRORS; pid_namespaces(7), Nesting PID namespaces",
	.harmful = true,
};

static struct process init, member;

void test(void)
{
	block_signal(SIGURG);
	child(init, CLONE_NEWPID) {
		CHECK_ERRNO(kill(-1, SIGURG), ESRCH);

		/* Control: with another process, the call succeeds. */
		child(member)
			CHECK_EQ(take_signal(SIGURG).si_signo, SIGURG);
		CHECK_OK(kill(-1, SIGURG));
		CHECK_EXITED(member, 0);

		CHECK_ERRNO(kill(-1, SIGURG), ESRCH);
	}
	CHECK_EXITED(init, 0);
}
