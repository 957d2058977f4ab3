// SPDX-License-Identifier: GPL-2.0-or-later
#include "init.h"

const struct rule rule = {
	.says = "An init exits with the status that its child exits with.",
	.source = "docker-container-run(1), --init; tini(1), EXIT CODE",
	.level = SHOULD,
	.needs = { need_child, need_mounts },
};

void test(void)
{
	start_init("exit", 42);
	CHECK_EXITED(init, 42);
}
