// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/prctl.h>

const struct rule rule = {
	.says = "An orphan is adopted by its nearest ancestor in the PID "
		"namespace that is a subreaper, with any number of processes "
		"between them.",
	.source = "PR_SET_CHILD_SUBREAPER(2const), DESCRIPTION; "
		  "pid_namespaces(7), Adoption of orphaned children",
	.since = "3.4",
};

static struct process init, subreaper, first, second, third, parent, orphan;
static struct note has_looked;

/* The parent of the orphan ends at once; the others continue. */
static void have_orphan(void)
{
	child(parent)
		child(orphan) {
			await_end(parent);
			CHECK_EQ(getppid(), pid_of(subreaper));
			post(has_looked);
		}
	await(has_looked);
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(subreaper) {
			or_skip(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0));
			child(first) {
				child(second) {
					child(third)
						have_orphan();
					await(has_looked);
				}
				await(has_looked);
			}
			reap_children();
		}
		CHECK_EXITED(subreaper, 0);
		/* Control: init adopted no process. */
		CHECK_ERRNO(reap_child(), ECHILD);
	}
	CHECK_EXITED(init, 0);
}
