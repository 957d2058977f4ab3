// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "In a new user namespace and PID namespace, "
		"open_by_handle_at(2) fails with ESTALE for the file handle of "
		"the parent PID namespace.",
	.source = "tools/testing/selftests/namespaces/file_handle_test.c, "
		  "nsfs_user_pid_namespace_isolation",
	.level = SHOULD,
	.since = "6.18",
	.needs = { need_userns },
};

static struct process init;

void test(void)
{
	struct handle above = handle_of(open_own_namespace());

	child(init, CLONE_NEWUSER | CLONE_NEWPID) {
		int ns = open_own_namespace();
		struct handle own = handle_of(ns);

		CHECK_ERRNO(open_handle(ns, &above), ESTALE);
		/* Control: the caller can open its own namespace. */
		CHECK_OK(open_handle(ns, &own));
	}
	CHECK_EXITED(init, 0);
	/* Control: in the parent namespace, the handle is valid. */
	CHECK_OK(open_handle(open_own_namespace(), &above));
}
