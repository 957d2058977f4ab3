// SPDX-License-Identifier: GPL-2.0-or-later
/* A check counts even if a process reaches it after test() has returned. */
#include "pidspec.h"

const struct rule rule = { .says = "Nothing.", .source = "none" };

static struct process parent, child, grandchild;

void test(void)
{
	child(parent)
		child(child) {
			child(grandchild, CLONE_NEWPID) {
				CHECK_EQ(getpid(), 1);
				linger();
			}
			CHECK_NE(getpid(), 1);
			linger();
		}
}
