// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/prctl.h>

const struct rule rule = {
	.says = "A process whose subreaper attribute was unset adopts no "
		"orphans.",
	.source = "PR_SET_CHILD_SUBREAPER(2const), DESCRIPTION; "
		  "pid_namespaces(7), Adoption of orphaned children",
	.since = "3.4",
};

static struct process init, former, parent, orphan;
static struct note has_looked;

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(former) {
			or_skip(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0));
			CHECK_OK(prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0));
			child(parent)
				child(orphan) {
					await_end(parent);
					CHECK_EQ(getppid(), pid_of(init));
					post(has_looked);
				}
			await(has_looked);
		}
		reap_children();
	}
	CHECK_EXITED(init, 0);
}
