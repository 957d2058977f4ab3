// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/prctl.h>

const struct rule rule = {
	.says = "If the thread that created a child ends while other threads "
		"of its process continue, the parent of the child does not "
		"change.",
	.source = "kernel/exit.c, find_new_reaper()",
	.level = CODE,
};

static struct process init, parent, offspring;
static struct note thread_may_end, has_looked;

static void be_a_mother(void)
{
	child(offspring) {
		/* No other event reports the end of a thread. */
		block_signal(SIGUSR1);
		must(prctl(PR_SET_PDEATHSIG, SIGUSR1));
		post(thread_may_end);
		take_signal(SIGUSR1);
		CHECK_EQ(getppid(), pid_of(parent));
		post(has_looked);
	}
	await(thread_may_end);
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(parent) {
			start_thread(be_a_mother);
			await(has_looked);
			CHECK_EXITED(offspring, 0);
		}
		CHECK_EXITED(parent, 0);
	}
	CHECK_EXITED(init, 0);
}
