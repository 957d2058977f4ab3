// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "When the init process of a PID namespace terminates, the "
		"processes of descendant namespaces are killed with SIGKILL.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init, inner_init, inner_member;
static struct note may_exit;

void test(void)
{
	/* So that only SIGKILL can end them. */
	block_signals();

	child(init, CLONE_NEWPID) {
		child(inner_init, CLONE_NEWPID) {
			CHECK_EQ(getpid(), 1);
			child(inner_member)
				linger();
			linger();
		}
		await(may_exit);
	}
	CHECK_ALIVE(inner_init);
	CHECK_ALIVE(inner_member);

	post(may_exit);
	CHECK_EXITED(init, 0);
	CHECK_ENDS(inner_init);
	CHECK_ENDS(inner_member);
}
