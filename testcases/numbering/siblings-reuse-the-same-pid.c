// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Processes in different PID namespaces can have the same PID "
		"at the same time.",
	.source = "pid_namespaces(7), DESCRIPTION",
};

static struct process one, other;
static struct note one_is_there, may_exit;

void test(void)
{
	child(one, CLONE_NEWPID) {
		CHECK_EQ(getpid(), 1);
		post(one_is_there);
		await(may_exit);
	}
	await(one_is_there);
	child(other, CLONE_NEWPID)
		CHECK_EQ(getpid(), 1);
	CHECK_NE(pid_of(one), pid_of(other));
	CHECK_EXITED(other, 0);

	post(may_exit);
	CHECK_EXITED(one, 0);
}
