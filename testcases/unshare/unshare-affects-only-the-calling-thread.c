// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "unshare(CLONE_NEWPID) succeeds in a process with several "
		"threads, and affects only the children of the calling thread.",
	.source = "kernel/fork.c, ksys_unshare(); unshare(2), CLONE_NEWPID, "
		  "says otherwise",
	.level = INFO,
	.since = "3.8",
};

static struct process caller, inside, outside;
static struct note has_unshared;

static void unshare_in_thread(void)
{
	CHECK_OK(unshare(CLONE_NEWPID));
	child(inside) {
		CHECK_EQ(getpid(), 1);
		CHECK_NE(own_namespace(), namespace_of(caller));
	}
	CHECK_EXITED(inside, 0);
	post(has_unshared);
	linger();
}

void test(void)
{
	child(caller) {
		start_thread(unshare_in_thread);
		await(has_unshared);
		child(outside)
			CHECK_EQ(own_namespace(), namespace_of(caller));
		CHECK_EXITED(outside, 0);
	}
	CHECK_EXITED(caller, 0);
}
