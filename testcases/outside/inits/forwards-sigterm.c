// SPDX-License-Identifier: GPL-2.0-or-later
#include "init.h"

const struct rule rule = {
	.says = "An init passes SIGTERM on to its child.",
	.source = "docker-container-run(1), --init; podman-run(1), --init",
	.needs = { need_child, need_mounts },
};

void test(void)
{
	start_init("take", SOCKET);
	CHECK(child_is_ready());
	CHECK_OK(kill(pid_of(init), SIGTERM));
	/* The child exits with the number of the signal that it received. */
	CHECK_EXITED(init, SIGTERM);
}
