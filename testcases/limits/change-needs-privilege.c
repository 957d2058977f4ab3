// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A process that has no capabilities cannot change "
		"max_pid_namespaces.",
	.source = "namespaces(7), The /proc/sys/user directory",
	.since = "4.9",
	.harmful = true,
};

static struct process user;

void test(void)
{
	static const char file[] = "/proc/sys/user/max_pid_namespaces";

	child(user) {
		make_user_namespace();
		/* Control: with all capabilities, writing succeeds. */
		or_skip(set_max_pid_namespaces(7));
		CHECK_EQ(read_number(file), 7);
		keep_capabilities(0);
		CHECK(set_max_pid_namespaces(5) == -1);
		CHECK_EQ(read_number(file), 7);
	}
	CHECK_EXITED(user, 0);
}
