// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Root of the user namespace that owns a PID namespace may call "
		"reboot(2) there; root of another one may not.",
	.source = "reboot(2), Behavior inside PID namespaces; "
		  "kernel/reboot.c, reboot",
	.needs = { need_reboot },
	.harmful = true,
};

static struct process caller, init, stranger;

static int restart(void)
{
	return reboot_namespace(LINUX_REBOOT_CMD_RESTART);
}

void test(void)
{
	child(caller) {
		make_user_namespace(CLONE_NEWPID);
		child(init) {
			CHECK_EQ(getpid(), 1);
			child(stranger) {
				make_user_namespace();
				CHECK_ERRNO(restart(), EPERM);
			}
			CHECK_EXITED(stranger, 0);
			restart();
		}
		CHECK_KILLED(init, SIGHUP);
	}
	CHECK_EXITED(caller, 0);
}
