// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A process created in a PID namespace that its parent had "
		"joined by setns(2) cannot join the parent's PID namespace.",
	.source = "pid_namespaces(7), Nesting PID namespaces",
	.since = "3.8",
};

static struct process init, parent, joined, nested;

void test(void)
{
	child(init, CLONE_NEWPID)
		linger();
	child(parent) {
		int outside = open_own_namespace();

		join_pid_namespace(init);
		child(joined) {
			child(nested, CLONE_NEWPID)
				linger();
			/* Controls: it can join its own namespace and a
			 * descendant. */
			must(setns(open_own_namespace(), CLONE_NEWPID));
			must(setns(open_namespace_of(nested), CLONE_NEWPID));
			CHECK_ERRNO(setns(outside, CLONE_NEWPID), EINVAL);
		}
		CHECK_EXITED(joined, 0);
	}
	CHECK_EXITED(parent, 0);
}
