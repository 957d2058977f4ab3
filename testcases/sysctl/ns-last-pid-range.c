// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "ns_last_pid accepts numbers from 0 to pid_max; writing others "
		"fails with EINVAL.",
	.source = "kernel/pid_namespace.c, pid_ns_ctl_handler()",
	.level = CODE,
	.needs = { need_last_pid },
	.harmful = true,
};

static struct process init;

void test(void)
{
	child(init, CLONE_NEWPID) {
		int max = (int)read_number("/proc/sys/kernel/pid_max");

		CHECK_ERRNO(try_last_pid(-1), EINVAL);
		CHECK_OK(try_last_pid(0));
		CHECK_OK(try_last_pid(max));
		CHECK_ERRNO(try_last_pid(max + 1), EINVAL);
	}
	CHECK_EXITED(init, 0);
}
