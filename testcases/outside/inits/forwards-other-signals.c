// SPDX-License-Identifier: GPL-2.0-or-later
#include "init.h"

const struct rule rule = {
	.says = "An init passes SIGINT, SIGHUP, SIGQUIT, SIGUSR1 and SIGUSR2 "
		"on to its child.",
	.source = "docker-container-run(1), --init; podman-run(1), --init",
	.needs = { need_child, need_mounts },
};

static void send_and_see(int signal)
{
	start_init("take", SOCKET);
	CHECK(child_is_ready());
	CHECK_OK(kill(pid_of(init), signal));
	CHECK_EXITED(init, signal);
	must(close(sockets[0]));
}

void test(void)
{
	static const int signals[] = { SIGINT, SIGHUP, SIGQUIT, SIGUSR1,
				       SIGUSR2 };

	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		send_and_see(signals[i]);
}
