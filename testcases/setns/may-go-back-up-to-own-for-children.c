// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A process can call setns(2) for a descendant PID namespace, "
		"then for its own, and then for a descendant again.",
	.source = "pid_namespaces(7), setns(2) and unshare(2) semantics",
	.since = "3.8",
};

static struct process outer, inner, caller, born_there;

static void direct_children_to(int file, intmax_t namespace)
{
	CHECK_OK(setns(file, CLONE_NEWPID));
	child(born_there)
		CHECK_EQ(own_namespace(), namespace);
	CHECK_EXITED(born_there, 0);
}

void test(void)
{
	child(outer, CLONE_NEWPID) {
		child(inner, CLONE_NEWPID)
			linger();
		linger();
	}
	CHECK_NE(namespace_of(inner), namespace_of(outer));

	child(caller) {
		int lower = open_namespace_of(inner);
		int upper = open_namespace_of(outer);

		direct_children_to(lower, namespace_of(inner));
		direct_children_to(upper, namespace_of(outer));
		direct_children_to(open_own_namespace(), own_namespace());
		direct_children_to(lower, namespace_of(inner));
	}
	CHECK_EXITED(caller, 0);
}
