// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "In a new user namespace, procfs can be mounted although a "
		"permanently empty directory of the visible /proc is covered "
		"by another mount.",
	.source = "Documentation/filesystems/proc.rst, Mount restrictions",
	.level = SHOULD,
	.needs = { need_lone_procfs, need_userns },
};

enum { NEW = CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID };

static struct process owner, guest;

void test(void)
{
	or_skip(access("/proc/sys/fs/binfmt_misc", F_OK));
	child(owner, CLONE_NEWNS) {
		must(mount("none", "/proc/sys/fs/binfmt_misc", "tmpfs", 0,
			   NULL));
		child(guest, NEW)
			CHECK_OK(mount("proc", "/proc", "proc", 0, NULL));
		CHECK_EXITED(guest, 0);

		/* Control: if a directory with entries is covered, it fails. */
		must(mount("none", "/proc/sys/fs", "tmpfs", 0, NULL));
		child(guest, NEW)
			CHECK_ERRNO(mount("proc", "/proc", "proc", 0, NULL),
				    EPERM);
		CHECK_EXITED(guest, 0);
	}
	CHECK_EXITED(owner, 0);
}
