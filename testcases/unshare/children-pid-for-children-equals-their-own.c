// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "In a child created after unshare(CLONE_NEWPID), ns/pid and "
		"ns/pid_for_children are the same namespace.",
	.source = "namespaces(7), The /proc/pid/ns/ directory",
	.since = "4.12",
};

static struct process caller, first, grandchild;

void test(void)
{
	child(caller) {
		intmax_t outside = own_namespace();

		or_skip(namespace_for_children());
		must(unshare(CLONE_NEWPID));
		child(first) {
			CHECK_EQ(getpid(), 1);
			CHECK_NE(own_namespace(), outside);
			CHECK_EQ(namespace_for_children(), own_namespace());
			child(grandchild)
				CHECK_EQ(getppid(), 1);
			CHECK_EXITED(grandchild, 0);
		}
		CHECK_EXITED(first, 0);
		/* Control: for the caller, the two namespaces differ. */
		CHECK_NE(namespace_for_children(), own_namespace());
	}
	CHECK_EXITED(caller, 0);
}
