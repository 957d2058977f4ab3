// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "The parent of a PID namespace created by clone(2) is the "
		"caller's PID namespace.",
	.source = "pid_namespaces(7), Nesting PID namespaces; "
		  "NS_GET_PARENT(2const), DESCRIPTION",
	.since = "4.9",
};

static struct process outer, inner;
static struct note may_exit;

void test(void)
{
	child(outer, CLONE_NEWPID) {
		int parent;

		CHECK_EQ(getpid(), 1);
		child(inner, CLONE_NEWPID) {
			CHECK_EQ(getpid(), 1);
			await(may_exit);
		}
		parent = open_parent_of(open_namespace_of(inner));
		CHECK_EQ(namespace_of_file(parent), own_namespace());
		CHECK_NE(namespace_of(inner), own_namespace());
		post(may_exit);
		CHECK_EXITED(inner, 0);
	}
	CHECK_EXITED(outer, 0);
}
