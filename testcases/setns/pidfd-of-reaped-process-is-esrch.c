// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "setns(2) with the pidfd of a reaped process fails with ESRCH.",
	.source = "setns(2), ERRORS",
	.since = "5.8",
	.needs = { need_setns_by_pidfd },
};

static struct process init, caller;
static struct note may_end, is_reaped;

void test(void)
{
	child(init, CLONE_NEWPID)
		await(may_end);
	child(caller) {
		int pidfd = pidfd_of(init), file = open_namespace_of(init);

		CHECK_OK(setns(pidfd, CLONE_NEWPID));
		post(may_end);
		await(is_reaped);
		CHECK_ERRNO(setns(pidfd, CLONE_NEWPID), ESRCH);
		/* Control: the PID namespace still exists. */
		CHECK_OK(setns(file, CLONE_NEWPID));
	}
	CHECK_EXITED(init, 0);
	post(is_reaped);
	CHECK_EXITED(caller, 0);
}
