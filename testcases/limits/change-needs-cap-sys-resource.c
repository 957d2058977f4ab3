// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/capability.h>

const struct rule rule = {
	.says = "Opening max_pid_namespaces for writing requires "
		"CAP_SYS_RESOURCE in the user namespace: without it, open(2) "
		"fails with EACCES.",
	.source = "kernel/ucount.c, set_permissions()",
	.level = CODE,
	.since = "4.9",
	.harmful = true,
};

static struct process user;

void test(void)
{
	static const char file[] = "/proc/sys/user/max_pid_namespaces";

	child(user) {
		make_user_namespace();
		or_skip(set_max_pid_namespaces(7));
		/* Control: this capability suffices. */
		keep_capabilities(1ull << CAP_SYS_RESOURCE |
				  1ull << CAP_SYS_ADMIN);
		CHECK_OK(set_max_pid_namespaces(6));

		keep_capabilities(~(1ull << CAP_SYS_RESOURCE));
		CHECK_ERRNO(set_max_pid_namespaces(5), EACCES);
		CHECK_EQ(read_number(file), 6);
	}
	CHECK_EXITED(user, 0);
}
