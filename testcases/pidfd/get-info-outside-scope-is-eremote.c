// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "PIDFD_GET_INFO fails with EREMOTE if the process is neither "
		"in the caller's PID namespace nor in a descendant namespace.",
	.source = "fs/pidfs.c, pidfd_info()",
	.level = CODE,
	.since = "6.13",
};

static struct process stranger, sibling, init;

void test(void)
{
	struct pidfd_facts facts;
	int above, aside;

	child(stranger)
		linger();
	child(sibling, CLONE_NEWPID)
		linger();
	above = pidfd_of(stranger);
	aside = pidfd_of(sibling);

	/* Control: in the parent namespace, the call succeeds. */
	or_skip(ask_pidfd(above, 0, &facts), "PIDFD_GET_INFO");
	CHECK_OK(ask_pidfd(aside, 0, &facts));

	child(init, CLONE_NEWPID) {
		CHECK_ERRNO(ask_pidfd(above, 0, &facts), EREMOTE);
		CHECK_ERRNO(ask_pidfd(aside, 0, &facts), EREMOTE);
		/* Control: inside, the call succeeds for the caller. */
		CHECK_OK(ask_pidfd(pidfd_of(init), 0, &facts));
	}
	CHECK_EXITED(init, 0);
}
