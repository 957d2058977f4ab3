// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "The least pid_max is 301, or 8 for each possible CPU if that "
		"is more; writing less fails with EINVAL.",
	.source = "tools/testing/selftests/pid_namespace/pid_max.c, pid_min",
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
