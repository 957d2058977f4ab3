// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A PID namespace without references is destroyed, and no "
		"longer counts for max_pid_namespaces.",
	.source = "namespaces(7), Namespace lifetime",
	.since = "4.9",
	.harmful = true,
};

static struct process user, holder;
static struct note is_created, may_go;

void test(void)
{
	child(user) {
		make_user_namespace();
		or_skip(set_max_pid_namespaces(1));
		child(holder) {
			must(unshare(CLONE_NEWPID));
			must(try_child(0));
			/* Its init has ended, and no other process can be
			   created in it. */
			CHECK_ERRNO(try_child(0), ENOMEM);
			post(is_created);
			await(may_go);
		}
		await(is_created);
		/* Control: the limit permits only one namespace. */
		CHECK_ERRNO(try_child(CLONE_NEWPID), ENOSPC);

		post(may_go);
		CHECK_EXITED(holder, 0);
		for (int i = 0; i < 2; i++)
			CHECK_OK(create_namespace_when_free());
	}
	CHECK_EXITED(user, 0);
}
