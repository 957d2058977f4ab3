// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "In a PID namespace other than the initial one, reboot(2) "
		"fails with EINVAL if a magic number is wrong.",
	.source = "reboot(2), ERRORS",
	.needs = { need_reboot },
	.harmful = true,
};

static struct process init;

void test(void)
{
	const int magic = LINUX_REBOOT_MAGIC1, magic2 = LINUX_REBOOT_MAGIC2;
	const int restart = LINUX_REBOOT_CMD_RESTART2;

	child(init, CLONE_NEWPID) {
		CHECK_ERRNO(reboot_with_magic(0x1111, magic2, restart), EINVAL);
		CHECK_ERRNO(reboot_with_magic(magic, 0x1111, restart), EINVAL);
		/* Control: with the right numbers, the call has an effect. */
		reboot_with_magic(magic, magic2, restart);
	}
	CHECK_KILLED(init, SIGHUP);
}
