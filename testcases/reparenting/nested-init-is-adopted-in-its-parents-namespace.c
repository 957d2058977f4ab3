// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "When the parent of an init process terminates, the init "
		"process of the parent's PID namespace adopts it.",
	.source = "pid_namespaces(7), Adoption of orphaned children",
};

static struct process outer, creator, inner;
static struct note inner_pid;

void test(void)
{
	child(outer, CLONE_NEWPID) {
		child(creator) {
			child(inner, CLONE_NEWPID) {
				await_end(creator);
				CHECK_EQ(getppid(), 0);
			}
			post(inner_pid, pid_of(inner));
		}
		CHECK_EXITED(creator, 0);
		CHECK_EQ(reap_child(), await(inner_pid));
	}
	CHECK_EXITED(outer, 0);
}
