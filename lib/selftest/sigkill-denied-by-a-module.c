// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A test ends, with all its processes, even if the supervisor may not send
 * SIGKILL.  Times out.
 */
#include "filter.h"
#include "pidspec.h"

const struct rule rule = { .says = "Nothing.", .source = "none" };

static struct process init, member;

__attribute__((constructor)) static void confine(void)
{
	deny(SYS_kill, 1, SIGKILL);
	deny(SYS_pidfd_send_signal, 1, SIGKILL);
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(member)
			linger();
		CHECK_KILLED(member, SIGKILL);
	}
	CHECK_EXITED(init, 0);
}
