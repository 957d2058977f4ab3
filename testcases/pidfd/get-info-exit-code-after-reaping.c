// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/wait.h>

const struct rule rule = {
	.says = "After an init process has been reaped, PIDFD_GET_INFO reports "
		"how it ended if PIDFD_INFO_EXIT is requested, and fails with "
		"ESRCH otherwise.",
	.source = "include/uapi/linux/pidfd.h, PIDFD_INFO_EXIT",
	.level = SHOULD,
	.since = "6.15",
};

static struct process init;

void test(void)
{
	struct pidfd_facts facts;

	child(init, CLONE_NEWPID)
		_exit(42);
	or_skip(ask_pidfd(pidfd_of(init), 0, &facts), "PIDFD_GET_INFO");
	CHECK_EXITED(init, 42);

	CHECK_ERRNO(ask_pidfd(pidfd_of(init), 0, &facts), ESRCH);
	CHECK_OK(ask_pidfd(pidfd_of(init), PIDFD_EXIT_CODE, &facts));
	CHECK(facts.mask & PIDFD_EXIT_CODE);
	CHECK(WIFEXITED(facts.exit_code));
	CHECK_EQ(WEXITSTATUS(facts.exit_code), 42);
}
