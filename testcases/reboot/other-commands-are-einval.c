// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "In a PID namespace other than the initial one, reboot(2) "
		"fails with EINVAL for commands other than restart, halt and "
		"power off.",
	.source = "reboot(2), Behavior inside PID namespaces",
	.needs = { need_reboot },
	.harmful = true,
};

static struct process init, member;

static const int unknown = 0x77777777, cad_off = LINUX_REBOOT_CMD_CAD_OFF,
		 cad_on = LINUX_REBOOT_CMD_CAD_ON;

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(member) {
			CHECK_ERRNO(reboot_namespace(unknown), EINVAL);
			CHECK_ERRNO(reboot_namespace(cad_off), EINVAL);
			CHECK_ERRNO(reboot_namespace(cad_on), EINVAL);
		}
		CHECK_EXITED(member, 0);
		/* Control: other commands do have an effect. */
		reboot_namespace(LINUX_REBOOT_CMD_RESTART);
	}
	CHECK_KILLED(init, SIGHUP);
}
