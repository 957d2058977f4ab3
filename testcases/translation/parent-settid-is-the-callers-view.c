// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "CLONE_PARENT_SETTID stores the TID that the child has in the "
		"caller's PID namespace.",
	.source = "clone(2), CLONE_PARENT_SETTID; pid_namespaces(7), Nesting "
		  "PID namespaces",
};

static struct process init, member;
static struct note number_inside;

void test(void)
{
	static pid_t stored;

	child3(init, .flags = CLONE_NEWPID | CLONE_PARENT_SETTID,
	       .parent_tid = (uintptr_t)&stored) {
		child3(member, .flags = CLONE_PARENT_SETTID,
		       .parent_tid = (uintptr_t)&stored)
			post(number_inside, getpid());
		CHECK_EQ(stored, await(number_inside));
		CHECK_EXITED(member, 0);
	}
	CHECK_EQ(stored, pid_of(init));
	CHECK_NE(stored, 1);
	CHECK_EXITED(init, 0);
}
