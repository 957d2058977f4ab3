// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Any member of a PID namespace that has CAP_SYS_BOOT can call "
		"reboot(2); it terminates init and the caller.",
	.source = "reboot(2), Behavior inside PID namespaces",
	.needs = { need_reboot },
	.harmful = true,
};

static struct process init, member;

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(member) {
			reboot_namespace(LINUX_REBOOT_CMD_RESTART);
			linger();
		}
		reap_children();
	}
	CHECK_ENDS(member);
	CHECK_KILLED(init, SIGHUP);
}
