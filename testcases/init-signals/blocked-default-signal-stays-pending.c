// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "If a member sends a signal that init blocks and has no "
		"handler for, the signal stays pending, and sigtimedwait(2) "
		"returns it.",
	.source = "kernel/signal.c, sig_ignored(); sigtimedwait(2), "
		  "DESCRIPTION",
	.level = INFO,
};

static struct process init, member;

void test(void)
{
	child(init, CLONE_NEWPID) {
		sigset_t pending;

		CHECK_EQ(getpid(), 1);
		block_signal(SIGUSR1);
		child(member)
			must(kill(1, SIGUSR1));
		await_end(member);
		must(sigpending(&pending));
		CHECK(sigismember(&pending, SIGUSR1));
		CHECK_EQ(take_signal(SIGUSR1).si_pid, pid_of(member));
	}
	CHECK_EXITED(init, 0);
}
