// SPDX-License-Identifier: GPL-2.0-or-later
#include "init.h"

const struct rule rule = {
	.says = "When an orphan that an init has adopted ends, the init reaps "
		"it.",
	.source = "pid_namespaces(7), The namespace init process; "
		  "docker-container-run(1), --init",
	.needs = { need_init, need_mounts, need_event_of_reaping },
};

static struct process visitor, parent, orphan;

void test(void)
{
	start_init("live", SOCKET);
	await_readiness();
	child(visitor) {
		join_pid_namespace(init);
		child(parent)
			child(orphan)
				await_end(parent);
		CHECK_EXITED(parent, 0);
	}
	CHECK_EXITED(visitor, 0);
	CHECK(is_reaped(pidfd_of(orphan)));
	/* The init must have reaped it, and has not ended. */
	CHECK_ALIVE(init);
}
