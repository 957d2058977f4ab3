// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/un.h>

const struct rule rule = {
	.says = "The init process of a new PID namespace can connect to an "
		"abstract UNIX socket of its parent.",
	.source = "clone(2), CLONE_NEWPID; network_namespaces(7), "
		  "DESCRIPTION",
};

static struct process init;

void test(void)
{
	struct sockaddr_un name = { .sun_family = AF_UNIX };
	socklen_t length = sizeof(name);
	int listener = must(socket(AF_UNIX, SOCK_STREAM, 0));

	/* The kernel chooses a name that is free. */
	or_skip(bind(listener, (void *)&name, sizeof(name.sun_family)));
	must(getsockname(listener, (void *)&name, &length));
	must(listen(listener, 1));

	child(init, CLONE_NEWPID) {
		int caller = must(socket(AF_UNIX, SOCK_STREAM, 0));

		CHECK_OK(connect(caller, (void *)&name, length));
	}
	CHECK_EXITED(init, 0);
}
