// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "/proc/PID/ns/pid_for_children still shows a PID namespace "
		"whose init process has terminated.",
	.source = "namespaces(7), Namespace lifetime; pid_namespaces(7), The "
		  "namespace init process",
	.since = "4.12",
};

static struct process caller, first;
static struct note may_exit;

void test(void)
{
	child(caller) {
		intmax_t namespace;

		or_skip(namespace_for_children());
		must(unshare(CLONE_NEWPID));
		child(first) {
			CHECK_EQ(getpid(), 1);
			await(may_exit);
		}
		namespace = namespace_of(first);
		CHECK_NE(namespace, own_namespace());

		post(may_exit);
		CHECK_EXITED(first, 0);
		CHECK_EQ(namespace_for_children(), namespace);
		/* The link is correct: children would be created there. */
		CHECK_ERRNO(try_child(0), ENOMEM);
	}
	CHECK_EXITED(caller, 0);
}
