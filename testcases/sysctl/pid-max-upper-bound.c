// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "On 64-bit systems, the largest pid_max is 4194304; writing "
		"more fails with EINVAL.",
	.source = "proc_sys_kernel(5), /proc/sys/kernel/pid_max",
	.since = "6.14",
	.needs = { need_own_pid_max },
	.harmful = true,
};

static struct process init;

void test(void)
{
	if (sizeof(void *) < 8)
		skip("requires a 64-bit kernel, which a 32-bit program cannot "
		     "detect (run the rule without --abi 32)");
	child(init, CLONE_NEWPID) {
		CHECK_ERRNO(try_pid_max(4194305), EINVAL);
		CHECK_OK(try_pid_max(4194304));
	}
	CHECK_EXITED(init, 0);
}
