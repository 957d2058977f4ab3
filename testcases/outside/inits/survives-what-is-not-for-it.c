// SPDX-License-Identifier: GPL-2.0-or-later
#include "init.h"

const struct rule rule = {
	.says = "Until its child ends, an init survives the end of an orphan, "
		"signals that are ignored by default, and SIGKILL from inside.",
	.source = "docker-container-run(1), --init; pid_namespaces(7), The "
		  "namespace init process",
	.needs = { need_child, need_mounts },
};

static struct process visitor, parent, orphan, killer;

void test(void)
{
	start_init("live", SOCKET);
	CHECK(child_is_ready());
	child(visitor) {
		join_pid_namespace(init);
		child(parent)
			child(orphan)
				await_end(parent);
		CHECK_EXITED(parent, 0);
		child(killer)
			CHECK_OK(kill(1, SIGKILL));
		CHECK_EXITED(killer, 0);
	}
	CHECK_EXITED(visitor, 0);
	await_end(orphan);
	CHECK_OK(kill(pid_of(init), SIGCHLD));
	CHECK_OK(kill(pid_of(init), SIGURG));
	CHECK_OK(kill(pid_of(init), SIGWINCH));
	CHECK_OK(kill(pid_of(init), SIGCONT));
	/* If it had ended early, the status would be another one. */
	must(close(sockets[0]));
	CHECK_EXITED(init, 42);
}
