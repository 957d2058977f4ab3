// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/prctl.h>

const struct rule rule = {
	.says = "When a parent outside the PID namespace of its child "
		"terminates, the child is adopted by a process outside, and "
		"its getppid(2) still returns 0.",
	.source = "pid_namespaces(7), Adoption of orphaned children",
	.since = "3.8",
};

static struct process unsharing, init, orphan, joining, second_orphan;

void test(void)
{
	or_skip(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0));

	child(unsharing) {
		must(unshare(CLONE_NEWPID));
		child(init) {
			CHECK_EQ(getpid(), 1);
			linger();
		}
		child(orphan) {
			await_end(unsharing);
			CHECK_EQ(getppid(), 0);
		}
	}
	CHECK_EXITED(unsharing, 0);
	CHECK_EQ(reap_child(), pid_of(orphan));
	CHECK_ALIVE(init);

	child(joining) {
		join_pid_namespace(init);
		child(second_orphan) {
			await_end(joining);
			CHECK_EQ(getppid(), 0);
		}
	}
	CHECK_EXITED(joining, 0);
	CHECK_EQ(reap_child(), pid_of(second_orphan));
}
