// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A PID namespace without processes exists while it is the "
		"namespace for the children of some process.",
	.source = "namespaces(7), Namespace lifetime",
	.since = "4.12",
	.harmful = true,
};

static struct process user, holder, late;
static struct note is_dead, others_are_gone, may_go;

void test(void)
{
	stay_on_one_cpu();
	child(user) {
		make_user_namespace();
		or_skip(set_max_pid_namespaces(1));
		child(holder) {
			must(unshare(CLONE_NEWPID));
			/* Creates the only process of the namespace. */
			must(try_child(0));
			post(is_dead);
			await(may_go);
		}
		await(others_are_gone);
		CHECK_ERRNO(try_child(CLONE_NEWPID), ENOSPC);

		post(may_go);
		await_end(holder);
		CHECK_EXITED(holder, 0);
		/* Control: without the holder, it is destroyed. */
		CHECK_OK(create_namespace_when_free());
	}
	child(late) {
		await(is_dead);
		outlast_abandoned_namespaces();
		post(others_are_gone);
	}
	CHECK_EXITED(late, 0);
	CHECK_EXITED(user, 0);
}
