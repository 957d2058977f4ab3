// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/prctl.h>

const struct rule rule = {
	.says = "A process that becomes a subreaper adopts orphans that are "
		"older than the attribute, too.",
	.source = "PR_SET_CHILD_SUBREAPER(2const), DESCRIPTION; commit "
		  "749860ce2427 (\"prctl: propagate has_child_subreaper flag "
		  "to every descendant\")",
	.since = "4.11",
};

static struct process init, subreaper, first, parent, orphan;
static struct note is_subreaper, has_looked;

/* All of them are created before the process above is a subreaper. */
static void have_orphan(void)
{
	child(parent) {
		child(orphan) {
			await_end(parent);
			CHECK_EQ(getppid(), pid_of(subreaper));
			post(has_looked);
		}
		await(is_subreaper);
	}
	await(has_looked);
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(subreaper) {
			child(first)
				have_orphan();
			or_skip(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0));
			post(is_subreaper);
			reap_children();
		}
		CHECK_EXITED(subreaper, 0);
		/* Control: init adopted no process. */
		CHECK_ERRNO(reap_child(), ECHILD);
	}
	CHECK_EXITED(init, 0);
}
