// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/capability.h>

const struct rule rule = {
	.says = "Writing vm.memfd_noexec fails with EPERM without "
		"CAP_SYS_ADMIN in the user namespace that owns the PID "
		"namespace.",
	.source = "commit 105ff5339f49 (\"mm/memfd: add MFD_NOEXEC_SEAL and "
		  "MFD_EXEC\")",
	.level = INFO,
	.since = "6.3",
	.needs = { need_memfd_noexec },
};

static const char file[] = "/proc/sys/vm/memfd_noexec";
static struct process init, ordinary;

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(ordinary) {
			/* As user 0, the caller may open the file. */
			keep_capabilities(~(1ull << CAP_SYS_ADMIN));
			CHECK(may_write(file));
			CHECK_ERRNO(try_memfd_noexec(1), EPERM);
			CHECK_EQ(read_number(file), 0);
		}
		CHECK_EXITED(ordinary, 0);
		/* Control: with the capability, it succeeds. */
		CHECK_OK(try_memfd_noexec(1));
		CHECK_EQ(read_number(file), 1);
	}
	CHECK_EXITED(init, 0);
}
