// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A new PID namespace has the largest possible pid_max, not "
		"that of its parent.",
	.source = "commit 7863dcc72d0f (\"pid: allow pid_max to be set per pid "
		  "namespace\")",
	.level = SHOULD,
	.since = "6.14",
	.needs = { need_own_pid_max },
	.harmful = true,
};

static struct process outer, inner;

void test(void)
{
	static const char file[] = "/proc/sys/kernel/pid_max";

	child(outer, CLONE_NEWPID) {
		set_pid_max(30000);
		/* Control: it can be set to another value. */
		CHECK_EQ(read_number(file), 30000);
		child(inner, CLONE_NEWPID) {
			int max = (int)read_number(file);

			CHECK_NE(max, 30000);
			CHECK_ERRNO(try_pid_max(max + 1), EINVAL);
			CHECK_OK(try_pid_max(max));
		}
		CHECK_EXITED(inner, 0);
	}
	CHECK_EXITED(outer, 0);
}
