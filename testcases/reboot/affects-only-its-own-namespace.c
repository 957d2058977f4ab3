// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "reboot(2) in a PID namespace terminates no process of the "
		"parent namespace.",
	.source = "reboot(2), Behavior inside PID namespaces",
	.needs = { need_reboot },
	.harmful = true,
};

static struct process outer, member, inner;
static struct note is_over;

void test(void)
{
	child(outer, CLONE_NEWPID) {
		child(member)
			await(is_over);
		child(inner, CLONE_NEWPID)
			reboot_namespace(LINUX_REBOOT_CMD_RESTART);
		/* Control: the call ends its own namespace. */
		CHECK_KILLED(inner, SIGHUP);
		post(is_over);
		CHECK_EXITED(member, 0);
	}
	CHECK_EXITED(outer, 0);
}
