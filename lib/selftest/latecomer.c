// SPDX-License-Identifier: GPL-2.0-or-later
/* A check counts that a process comes to only after test() is over. */
#include "pidspec.h"

const struct rule rule = { .says = "Nothing.", .source = "none" };

static struct process mother, child, grandchild;

void test(void)
{
	child(mother)
		child(child) {
			child(grandchild, CLONE_NEWPID) {
				CHECK_EQ(getpid(), 1);
				linger();
			}
			CHECK_NE(getpid(), 1);
			linger();
		}
}
