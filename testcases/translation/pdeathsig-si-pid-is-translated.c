// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/prctl.h>

const struct rule rule = {
	.says = "The parent-death signal has the parent's PID in the "
		"receiver's PID namespace, or 0 if the parent was in an "
		"ancestor namespace.",
	.source = "PR_SET_PDEATHSIG(2const), DESCRIPTION; pid_namespaces(7), "
		  "The namespace init process",
};

static struct process outer_parent, init, inner_parent, inner_child;
static struct process threaded_parent, child_of_thread;
static struct process parent_of_unsharer, unsharer;
static struct note wants_signal, thread_may_end, has_signal, may_exit;
static struct note has_unshared;

/* Called in a thread, whose TID must not be reported: it ends before its
   process. */
static void create_child(void)
{
	child(child_of_thread) {
		must(prctl(PR_SET_PDEATHSIG, SIGUSR1));
		post(thread_may_end);
		CHECK_EQ(take_signal(SIGUSR1).si_pid, pid_of(threaded_parent));
		post(has_signal);
	}
	await(thread_may_end);
}

/* The receiver's namespace for children does not matter. */
static void check_after_unshare(void)
{
	child(parent_of_unsharer) {
		child(unsharer) {
			or_skip(unshare(CLONE_NEWPID));
			must(prctl(PR_SET_PDEATHSIG, SIGUSR1));
			post(has_unshared);
			CHECK_EQ(take_signal(SIGUSR1).si_pid,
				 pid_of(parent_of_unsharer));
		}
		await(has_unshared);
	}
}

void test(void)
{
	block_signal(SIGUSR1);
	child(outer_parent) {
		child(init, CLONE_NEWPID) {
			child(inner_parent) {
				child(inner_child) {
					must(prctl(PR_SET_PDEATHSIG, SIGUSR1));
					post(wants_signal);
					CHECK_EQ(take_signal(SIGUSR1).si_pid,
						 pid_of(inner_parent));
				}
				await(wants_signal);
			}
			child(threaded_parent) {
				start_thread(create_child);
				await(has_signal);
			}
			check_after_unshare();
			reap_children();
			must(prctl(PR_SET_PDEATHSIG, SIGUSR1));
			post(may_exit);
			CHECK_EQ(take_signal(SIGUSR1).si_pid, 0);
		}
		await(may_exit);
	}
	CHECK_EXITED(outer_parent, 0);
	CHECK_ENDS(init);
}
