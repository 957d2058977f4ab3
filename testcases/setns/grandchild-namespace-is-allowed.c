// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "setns(2) accepts a PID namespace two levels below the "
		"caller's.",
	.source = "pid_namespaces(7), Nesting PID namespaces",
	.since = "3.8",
};

static struct process outer, inner, caller, child_of_caller;

void test(void)
{
	intmax_t inner_namespace;
	int file;

	child(outer, CLONE_NEWPID) {
		child(inner, CLONE_NEWPID)
			linger();
		linger();
	}
	file = open_namespace_of(inner);
	inner_namespace = namespace_of(inner);
	CHECK_NE(inner_namespace, namespace_of(outer));

	child(caller) {
		CHECK_OK(setns(file, CLONE_NEWPID));
		child(child_of_caller) {
			CHECK_EQ(own_namespace(), inner_namespace);
			CHECK_EQ(getppid(), 0);
		}
		CHECK_EXITED(child_of_caller, 0);
	}
	CHECK_EXITED(caller, 0);
}
