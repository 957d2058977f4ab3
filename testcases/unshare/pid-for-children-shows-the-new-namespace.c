// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "After unshare(CLONE_NEWPID) and the first child, "
		"/proc/PID/ns/pid_for_children of the caller is the PID "
		"namespace of that child.",
	.source = "namespaces(7), The /proc/pid/ns/ directory",
	.since = "4.12",
};

static struct process caller, first;
static struct note may_exit;

void test(void)
{
	child(caller) {
		or_skip(namespace_for_children());
		/* Control: without unshare(2), they are the same. */
		CHECK_EQ(namespace_for_children(), own_namespace());

		must(unshare(CLONE_NEWPID));
		child(first) {
			CHECK_EQ(getpid(), 1);
			await(may_exit);
		}
		CHECK_EQ(namespace_for_children(), namespace_of(first));
		CHECK_NE(namespace_for_children(), own_namespace());

		post(may_exit);
		CHECK_EXITED(first, 0);
	}
	CHECK_EXITED(caller, 0);
}
