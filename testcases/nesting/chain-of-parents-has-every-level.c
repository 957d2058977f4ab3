// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Repeated NS_GET_PARENT leads from a PID namespace through "
		"each of its ancestors, one level at a time.",
	.source = "pid_namespaces(7), Nesting PID namespaces",
	.since = "4.9",
};

static struct process outer, inner;

void test(void)
{
	int ns;

	child(outer, CLONE_NEWPID) {
		child(inner, CLONE_NEWPID)
			linger();
		linger();
	}
	ns = open_namespace_of(inner);
	CHECK_NE(namespace_of_file(ns), namespace_of(outer));
	ns = open_parent_of(ns);
	CHECK_EQ(namespace_of_file(ns), namespace_of(outer));
	CHECK_NE(namespace_of_file(ns), own_namespace());
	ns = open_parent_of(ns);
	CHECK_EQ(namespace_of_file(ns), own_namespace());
}
