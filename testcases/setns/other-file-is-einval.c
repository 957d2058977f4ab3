// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <sys/mman.h>

const struct rule rule = {
	.says = "setns(2) fails with EINVAL for a file that is neither that of "
		"a namespace nor a pidfd.",
	.source = "tools/testing/selftests/pidfd/pidfd_setns_test.c, "
		  "setns_einval",
	.level = SHOULD,
	.since = "3.8",
};

static struct process init;

void test(void)
{
	child(init, CLONE_NEWPID) {
		int root = must(open("/", O_RDONLY));
		int memory = must(memfd_create("file", 0));

		/* Control: this process may use setns(2). */
		or_skip(setns(open_own_namespace(), CLONE_NEWPID));
		CHECK_ERRNO(setns(root, CLONE_NEWPID), EINVAL);
		CHECK_ERRNO(setns(memory, CLONE_NEWPID), EINVAL);
	}
	CHECK_EXITED(init, 0);
}
