// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "An init process that exits while its PID namespace has other "
		"members is reported with its own exit status.",
	.source = "pid_namespaces(7), The namespace init process; wait(2), "
		  "DESCRIPTION",
};

static struct process init, member, inner_init;
static struct note has_member, has_inner_init;

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(member) {
			post(has_member);
			linger();
		}
		child(inner_init, CLONE_NEWPID) {
			post(has_inner_init);
			linger();
		}
		await(has_member);
		await(has_inner_init);
		_exit(33);
	}
	CHECK_EXITED(init, 33);
	/* Control: init had members, which were killed. */
	CHECK_ENDS(member);
	CHECK_ENDS(inner_init);
}
