// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "setns(2) to a PID namespace affects the children of the "
		"calling thread, not those of other threads.",
	.source = "setns(2), DESCRIPTION",
	.since = "3.8",
};

static struct process init, caller, inside, outside;
static struct note has_joined;

static void join_in_thread(void)
{
	CHECK_OK(setns(open_namespace_of(init), CLONE_NEWPID));
	child(inside)
		CHECK_EQ(own_namespace(), namespace_of(init));
	CHECK_EXITED(inside, 0);
	post(has_joined);
	linger();
}

void test(void)
{
	child(init, CLONE_NEWPID)
		linger();
	child(caller) {
		/* Control: with one thread, the call affects its children. */
		or_skip(setns(open_own_namespace(), CLONE_NEWPID));
		start_thread(join_in_thread);
		await(has_joined);
		child(outside)
			CHECK_EQ(own_namespace(), namespace_of(caller));
		CHECK_EXITED(outside, 0);
	}
	CHECK_EXITED(caller, 0);
}
