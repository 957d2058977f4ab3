// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "setns(2) fails with EINVAL for an ancestor of the caller's "
		"PID namespace.",
	.source = "pid_namespaces(7), Nesting PID namespaces",
	.since = "3.8",
};

static struct process outer, inner;

void test(void)
{
	int top = open_own_namespace();

	child(outer, CLONE_NEWPID) {
		int middle = open_own_namespace();

		/* Control: the caller has permission, and its own namespace is
		 * accepted. */
		or_skip(setns(middle, CLONE_NEWPID));
		CHECK_ERRNO(setns(top, CLONE_NEWPID), EINVAL);

		child(inner, CLONE_NEWPID) {
			must(setns(open_own_namespace(), CLONE_NEWPID));
			CHECK_ERRNO(setns(middle, CLONE_NEWPID), EINVAL);
			CHECK_ERRNO(setns(top, CLONE_NEWPID), EINVAL);
		}
		CHECK_EXITED(inner, 0);
	}
	CHECK_EXITED(outer, 0);
}
