// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "No two processes have the same PID in a PID namespace at the "
		"same time.",
	.source = "pid_namespaces(7), DESCRIPTION",
};

enum { MANY = 16 };

static struct process init, member[MANY];
static struct note may_exit;

void test(void)
{
	child(init, CLONE_NEWPID) {
		CHECK_EQ(getpid(), 1);
		for (int i = 0; i < MANY; i++) {
			child(member[i]) {
				await(may_exit);
				_exit(getpid());
			}
			CHECK_NE(pid_of(member[i]), getpid());
			for (int j = 0; j < i; j++)
				CHECK_NE(pid_of(member[i]), pid_of(member[j]));
		}
		post(may_exit);
		for (int i = 0; i < MANY; i++)
			CHECK_EXITED(member[i], pid_of(member[i]));
	}
	CHECK_EXITED(init, 0);
}
