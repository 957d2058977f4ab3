// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "pid_max refuses with EINVAL what is less than 301, or less "
		"than 8 for each possible CPU.",
	.source = "commit 7863dcc72d0f (\"pid: allow pid_max to be set per pid "
		  "namespace\")",
	.level = SHOULD,
	.since = "6.14",
	.needs = { need_own_pid_max },
	.harmful = true,
};

static struct process init;

void test(void)
{
	child(init, CLONE_NEWPID) {
		int least = 301;

		CHECK_ERRNO(try_pid_max(least - 1), EINVAL);
		while (least < 100000 && try_pid_max(least) == -1)
			least++;
		CHECK(least == 301 || least % 8 == 0);
		CHECK_OK(try_pid_max(least));
		CHECK_ERRNO(try_pid_max(least - 1), EINVAL);
	}
	CHECK_EXITED(init, 0);
}
