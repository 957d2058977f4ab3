// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/capability.h>

const struct rule rule = {
	.says = "reboot(2) fails with EPERM without CAP_SYS_BOOT in the user "
		"namespace that owns the caller's PID namespace, even with it "
		"in one below.",
	.source = "reboot(2), ERRORS",
	.needs = { need_reboot },
	.harmful = true,
};

static struct process init, powerless, powerful_elsewhere, powerful_below;

void test(void)
{
	const int restart = LINUX_REBOOT_CMD_RESTART2;

	child(init, CLONE_NEWPID) {
		child(powerless) {
			keep_capabilities(~(1ull << CAP_SYS_BOOT));
			CHECK_ERRNO(reboot_namespace(restart), EPERM);
		}
		CHECK_EXITED(powerless, 0);
		child(powerful_elsewhere) {
			make_user_namespace();
			CHECK_ERRNO(reboot_namespace(restart), EPERM);
		}
		CHECK_EXITED(powerful_elsewhere, 0);
		/* Nor is the owner of the children's namespace asked. */
		child(powerful_below) {
			make_user_namespace();
			divert_children();
			CHECK_ERRNO(reboot_namespace(restart), EPERM);
		}
		CHECK_EXITED(powerful_below, 0);
		/* Control: who has it there may. */
		reboot_namespace(restart);
	}
	CHECK_KILLED(init, SIGHUP);
}
