// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "kill(-1, ...) does not signal the init process of the "
		"caller's PID namespace, not even with a signal that kill(1, "
		"...) would deliver.",
	.source = "kill(2), DESCRIPTION; pid_namespaces(7), The "
		  "namespace init process",
	.harmful = true,
};

static struct process init, member, caller, messenger;

void test(void)
{
	block_signal(SIGURG);
	child(init, CLONE_NEWPID) {
		child(member)
			/* Control: another process receives the signal. */
			CHECK_EQ(take_signal(SIGURG).si_signo, SIGURG);
		child(caller)
			CHECK_OK(kill(-1, SIGURG));
		CHECK_EXITED(caller, 0);
		CHECK_EXITED(member, 0);

		child(messenger)
			CHECK_OK(kill(1, SIGURG));
		/* An earlier signal would be taken here instead. */
		CHECK_EQ(take_signal(SIGURG).si_pid, pid_of(messenger));
		CHECK_EXITED(messenger, 0);
	}
	CHECK_EXITED(init, 0);
}
