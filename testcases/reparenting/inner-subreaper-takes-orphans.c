// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/prctl.h>

const struct rule rule = {
	.says = "An orphan is adopted by its nearest ancestor in the PID "
		"namespace that is a subreaper, and not by init.",
	.source = "pid_namespaces(7), Adoption of orphaned children",
	.since = "3.4",
};

static struct process init, far, near, parent, orphan;
static struct note is_with_near;

static void become_subreaper(void)
{
	or_skip(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0));
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(far) {
			become_subreaper();
			child(near) {
				become_subreaper();
				child(parent)
					child(orphan) {
						await_end(parent);
						CHECK_EQ(getppid(),
							 pid_of(near));
						post(is_with_near);
						await_end(near);
						CHECK_EQ(getppid(),
							 pid_of(far));
					}
				await(is_with_near);
			}
			reap_children();
		}
		CHECK_EXITED(far, 0);
		CHECK_ERRNO(reap_child(), ECHILD);
	}
	CHECK_EXITED(init, 0);
}
