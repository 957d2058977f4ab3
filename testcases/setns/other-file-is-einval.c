// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "setns(2) fails with EINVAL for a file that stands for "
		"neither a namespace nor a process.",
	.source = "kernel/nsproxy.c, setns()",
	.level = SHOULD,
	.since = "3.8",
};

static struct process init;

void test(void)
{
	child(init, CLONE_NEWPID) {
		int root = must(open("/", O_RDONLY));
		int directory = or_skip(open("/proc/self", O_RDONLY));

		/* Control: this process may use setns(2). */
		or_skip(setns(open_own_namespace(), CLONE_NEWPID));
		CHECK_ERRNO(setns(root, CLONE_NEWPID), EINVAL);
		CHECK_ERRNO(setns(directory, CLONE_NEWPID), EINVAL);
	}
	CHECK_EXITED(init, 0);
}
