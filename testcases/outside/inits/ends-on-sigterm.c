// SPDX-License-Identifier: GPL-2.0-or-later
#include "init.h"

const struct rule rule = {
	.says = "SIGTERM ends an init whose child has no handler for SIGTERM.",
	.source = "docker-container-stop(1), DESCRIPTION; pid_namespaces(7), "
		  "The namespace init process",
	.needs = { need_init, need_mounts },
};

void test(void)
{
	start_init("obey", SOCKET);
	await_readiness();
	CHECK_OK(kill(pid_of(init), SIGTERM));
	CHECK_ENDS(init);
}
