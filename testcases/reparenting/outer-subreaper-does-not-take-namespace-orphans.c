// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/prctl.h>

const struct rule rule = {
	.says = "An orphan is adopted by the init process of the PID namespace "
		"even if a process of an ancestor namespace is a subreaper.",
	.source = "pid_namespaces(7), Adoption of orphaned children",
	.since = "3.4",
};

static struct process subreaper, parent, orphan;
static struct process init, mother_inside, orphan_inside;

void test(void)
{
	child(subreaper) {
		or_skip(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0));

		/* Control: it adopts orphans of its own namespace. */
		child(parent) {
			child(orphan) {
				await_end(parent);
				CHECK_EQ(getppid(), pid_of(subreaper));
			}
		}
		reap_children();

		child(init, CLONE_NEWPID) {
			child(mother_inside) {
				child(orphan_inside) {
					await_end(mother_inside);
					CHECK_EQ(getppid(), pid_of(init));
				}
			}
			reap_children();
		}
		CHECK_EXITED(init, 0);
		CHECK_ERRNO(reap_child(), ECHILD);
	}
	CHECK_EXITED(subreaper, 0);
}
