// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "setns(2) fails with EBADF for a closed file descriptor.",
	.source = "setns(2), ERRORS",
	.since = "3.8",
};

static struct process init, caller;

void test(void)
{
	child(init, CLONE_NEWPID)
		linger();
	child(caller) {
		int file = open_namespace_of(init);

		/* Control: while the file is open, the call succeeds. */
		or_skip(setns(file, CLONE_NEWPID));
		must(close(file));
		CHECK_ERRNO(setns(file, CLONE_NEWPID), EBADF);
		CHECK_ERRNO(setns(-1, CLONE_NEWPID), EBADF);
	}
	CHECK_EXITED(caller, 0);
}
