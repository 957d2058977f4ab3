// SPDX-License-Identifier: GPL-2.0-or-later
#include "init.h"

const struct rule rule = {
	.says = "An init that is started with no signal blocked or ignored "
		"starts its child in the same way.",
	.source = "daemon(7), SysV Daemons; posix_spawn(3), NOTES",
	.level = SHOULD,
	.needs = { need_child, need_mounts },
};

void test(void)
{
	start_init("signals", 0);
	CHECK_EXITED(init, 0);
}
