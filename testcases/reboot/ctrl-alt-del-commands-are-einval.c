// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "In a PID namespace other than the initial one, reboot(2) with "
		"LINUX_REBOOT_CMD_CAD_ON or LINUX_REBOOT_CMD_CAD_OFF fails "
		"with EINVAL, and does not change the effect of Ctrl-Alt-Del.",
	.source = "reboot(2), Behavior inside PID namespaces; "
		  "proc_sys_kernel(5), /proc/sys/kernel/ctrl-alt-del",
	.needs = { need_disposable_machine, need_reboot },
	.harmful = true,
};

static struct process init;

static const int cad_off = LINUX_REBOOT_CMD_CAD_OFF,
		 cad_on = LINUX_REBOOT_CMD_CAD_ON;

void test(void)
{
	static const char file[] = "/proc/sys/kernel/ctrl-alt-del";

	child(init, CLONE_NEWPID) {
		intmax_t before = or_skip(read_number(file),
					  "/proc/sys/kernel/ctrl-alt-del");

		CHECK_ERRNO(reboot_namespace(cad_on), EINVAL);
		CHECK_EQ(read_number(file), before);
		CHECK_ERRNO(reboot_namespace(cad_off), EINVAL);
		CHECK_EQ(read_number(file), before);
	}
	CHECK_EXITED(init, 0);
}
