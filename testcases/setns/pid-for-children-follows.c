// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "After setns(2) to a PID namespace, "
		"/proc/PID/ns/pid_for_children of the caller is that "
		"namespace.",
	.source = "namespaces(7), The /proc/pid/ns/ directory",
	.since = "4.12",
};

static struct process init, caller;

void test(void)
{
	child(init, CLONE_NEWPID)
		linger();
	child(caller) {
		/* Control: before, it is the caller's own namespace. */
		CHECK_EQ(or_skip(namespace_for_children()), own_namespace());
		CHECK_NE(namespace_of(init), own_namespace());
		join_pid_namespace(init);
		CHECK_EQ(namespace_for_children(), namespace_of(init));
	}
	CHECK_EXITED(caller, 0);
}
