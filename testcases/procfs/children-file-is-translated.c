// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <stdio.h>

const struct rule rule = {
	.says = "/proc/PID/task/TID/children lists the children by their PIDs "
		"in the PID namespace of the procfs instance.",
	.source = "pid_namespaces(7), /proc and PID namespaces; "
		  "proc_tid_children(5), DESCRIPTION",
	.since = "3.5",
	.needs = { need_procfs },
};

static struct process init, member, reader, offspring;
static struct note pid_inside;

/* Called in a thread: the file of a thread has those that it created. */
static void be_a_parent(void)
{
	child(offspring)
		linger();
	CHECK_EQ(read_number("/proc/thread-self/children"), pid_of(offspring));
}

void test(void)
{
	char children[64];
	pid_t pid_outside;

	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		child(member)
			linger();
		mount_procfs();
		or_skip(access("/proc/1/task/1/children", R_OK));
		CHECK_EQ(read_number("/proc/1/task/1/children"),
			 pid_of(member));
		post(pid_inside, pid_of(member));
		run_in_thread(be_a_parent);
		linger();
	}
	/* Control: the PIDs inside and outside differ. */
	CHECK_NE(await(pid_inside), pid_of(member));
	snprintf(children, sizeof(children), "/proc/%d/task/%d/children",
		 pid_of(init), pid_of(init));
	CHECK_EQ(read_number(children), pid_of(member));
	/* The result depends on the mount, not on the reader. */
	pid_outside = pid_of(member);
	child(reader, CLONE_NEWPID)
		CHECK_EQ(read_number(children), pid_outside);
	CHECK_EXITED(reader, 0);
}
