// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "When the init process of a PID namespace terminates, no "
		"process of the parent or a sibling namespace is killed.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init, member, inner_init, inner_member, sibling;
static struct note has_member, inner_is_gone, is_over;

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(member)
			await(is_over);
		child(sibling, CLONE_NEWPID)
			await(is_over);
		child(inner_init, CLONE_NEWPID) {
			child(inner_member) {
				post(has_member);
				linger();
			}
			await(has_member);
		}
		CHECK_EXITED(inner_init, 0);
		post(inner_is_gone);
		CHECK_EXITED(member, 0);
		CHECK_EXITED(sibling, 0);
	}
	await(inner_is_gone);
	/* Control: its own members are killed. */
	CHECK_ENDS(inner_member);
	post(is_over);
	CHECK_EXITED(init, 0);
}
