// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <limits.h>

const struct rule rule = {
	.says = "In a new user namespace, max_pid_namespaces is INT_MAX, "
		"whatever its value in the parent.",
	.source = "namespaces(7), The /proc/sys/user directory",
	.since = "4.9",
	.harmful = true,
};

static struct process user, nested;

void test(void)
{
	static const char file[] = "/proc/sys/user/max_pid_namespaces";

	child(user) {
		make_user_namespace();
		or_skip(read_number(file), "/proc/sys/user/max_pid_namespaces");
		CHECK_EQ(read_number(file), INT_MAX);
		or_skip(set_max_pid_namespaces(7));
		CHECK_EQ(read_number(file), 7);
		child(nested) {
			make_user_namespace();
			CHECK_EQ(read_number(file), INT_MAX);
		}
		CHECK_EXITED(nested, 0);
	}
	CHECK_EXITED(user, 0);
}
