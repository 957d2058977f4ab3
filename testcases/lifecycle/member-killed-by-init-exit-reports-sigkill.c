// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "When init exits, a member whose parent is outside the PID "
		"namespace is reported to that parent as killed by SIGKILL.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init, parent, injected;
static struct note may_exit;

void test(void)
{
	child(init, CLONE_NEWPID)
		await(may_exit);
	child(parent) {
		join_pid_namespace(init);
		child(injected)
			linger();
		post(may_exit);
		CHECK_KILLED(injected, SIGKILL);
	}
	CHECK_EXITED(parent, 0);
	CHECK_EXITED(init, 0);
}
