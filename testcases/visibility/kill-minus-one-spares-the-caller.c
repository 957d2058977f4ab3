// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "kill(-1, ...) does not signal the caller.",
	.source = "kill(2), NOTES",
	.harmful = true,
};

static struct process init, member, caller, unsharer, later;

void test(void)
{
	union sigval nothing = { 0 };

	block_signal(SIGURG);
	child(init, CLONE_NEWPID) {
		child(member)
			/* Control: another process receives the signal. */
			CHECK_EQ(take_signal(SIGURG).si_signo, SIGURG);
		child(caller) {
			CHECK_OK(kill(-1, SIGURG));
			must(sigqueue(getpid(), SIGURG, nothing));
			/* An earlier signal would be taken here instead. */
			CHECK_EQ(take_signal(SIGURG).si_code, SI_QUEUE);
		}
		CHECK_EXITED(caller, 0);
		CHECK_EXITED(member, 0);
		/* Calls after unshare(2) use the same PIDs as before. */
		child(later)
			CHECK_EQ(take_signal(SIGURG).si_signo, SIGURG);
		child(unsharer) {
			divert_children();
			CHECK_OK(kill(-1, SIGURG));
		}
		CHECK_EXITED(unsharer, 0);
		CHECK_EXITED(later, 0);
	}
	CHECK_EXITED(init, 0);
}
