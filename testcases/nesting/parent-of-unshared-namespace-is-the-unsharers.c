// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "The parent of a PID namespace created by unshare(2) is the "
		"caller's PID namespace.",
	.source = "pid_namespaces(7), Nesting PID namespaces",
	.since = "4.9",
};

static struct process init, caller, first;
static struct note may_exit;

void test(void)
{
	intmax_t outside = own_namespace();

	child(init, CLONE_NEWPID) {
		CHECK_NE(own_namespace(), outside);
		child(caller) {
			int parent;

			must(unshare(CLONE_NEWPID));
			child(first) {
				CHECK_EQ(getpid(), 1);
				await(may_exit);
			}
			parent = open_parent_of(open_namespace_of(first));
			CHECK_EQ(namespace_of_file(parent), own_namespace());
			post(may_exit);
			CHECK_EXITED(first, 0);
		}
		CHECK_EXITED(caller, 0);
	}
	CHECK_EXITED(init, 0);
}
