// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "With hidepid=4, /proc shows only processes that the reader "
		"may ptrace(2).",
	.source = "Documentation/filesystems/proc.rst, Mount options",
	.level = SHOULD,
	.since = "5.8",
	.needs = { need_procfs, need_userns },
};

static struct process init, stranger;
static struct note has_looked;

void test(void)
{
	intmax_t listed[4];

	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		mount_procfs("hidepid=4");
		/* The reader's capabilities are in its own user namespace. */
		child(stranger, CLONE_NEWUSER) {
			CHECK_ERRNO(access(proc_file(init, ""), F_OK), ENOENT);
			CHECK_EQ(numbers_in("/proc", listed, 4), 1);
			CHECK_EQ(listed[0], pid_of(stranger));
			post(has_looked);
			linger();
		}
		/*
		 * Control: init may trace stranger, and sees its directory.
		 * It looks last, because a lookup adds the directory to the
		 * cache.
		 */
		await(has_looked);
		CHECK_OK(access(proc_file(stranger, ""), F_OK));
		CHECK_EQ(numbers_in("/proc", listed, 4), 2);
	}
	CHECK_EXITED(init, 0);
}
