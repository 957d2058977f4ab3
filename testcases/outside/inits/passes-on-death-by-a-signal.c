// SPDX-License-Identifier: GPL-2.0-or-later
#include "init.h"

const struct rule rule = {
	.says = "An init exits with status 128 plus the number of the signal "
		"that kills its child.",
	.source = "bash(1), EXIT STATUS; docker-container-run(1), Exit Status",
	.level = SHOULD,
	.needs = { need_child, need_mounts },
};

void test(void)
{
	start_init("die", SIGKILL);
	CHECK_EXITED(init, 128 + SIGKILL);
}
