// SPDX-License-Identifier: GPL-2.0-or-later
#include "init.h"

const struct rule rule = {
	.says = "An init ends when its child ends, although an orphan that it "
		"has adopted lives on.",
	.source = "docker-container-run(1), --init; pid_namespaces(7), The "
		  "namespace init process",
	.needs = { need_child, need_mounts },
};

static struct process visitor, parent, orphan;

void test(void)
{
	start_init("live", SOCKET);
	CHECK(child_is_ready());
	child(visitor) {
		must(close(sockets[0])); /* for the orphan */
		join_pid_namespace(init);
		child(parent)
			child(orphan)
				linger();
		CHECK_EXITED(parent, 0);
	}
	CHECK_EXITED(visitor, 0);
	must(close(sockets[0]));
	CHECK_EXITED(init, 42);
	/* The orphan did not end by itself. */
	CHECK_ENDS(orphan);
}
