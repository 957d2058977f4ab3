// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Mounting procfs in a new user namespace fails with EPERM if a "
		"file or a directory of the visible /proc is covered by "
		"another mount.",
	.source = "Documentation/filesystems/proc.rst, Mount restrictions",
	.level = SHOULD,
	.needs = { need_lone_procfs, need_userns },
};

enum { NEW = CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID };

static struct process guest, directory_owner, file_owner;

void test(void)
{
	/* Control: without such a mount, it succeeds. */
	child(guest, NEW)
		or_skip(mount("proc", "/proc", "proc", 0, NULL));
	CHECK_EXITED(guest, 0);

	child(directory_owner, CLONE_NEWNS) {
		must(mount("none", "/proc/sys", "tmpfs", 0, NULL));
		child(guest, NEW)
			CHECK_ERRNO(mount("proc", "/proc", "proc", 0, NULL),
				    EPERM);
		CHECK_EXITED(guest, 0);
	}
	CHECK_EXITED(directory_owner, 0);

	child(file_owner, CLONE_NEWNS) {
		must(mount("/proc/stat", "/proc/uptime", NULL, MS_BIND, NULL));
		child(guest, NEW)
			CHECK_ERRNO(mount("proc", "/proc", "proc", 0, NULL),
				    EPERM);
		CHECK_EXITED(guest, 0);
	}
	CHECK_EXITED(file_owner, 0);
}
