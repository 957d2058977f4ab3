// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "In a new user namespace, procfs can be mounted with "
		"subset=pid although a part of the visible /proc is covered by "
		"another mount.",
	.source = "Documentation/filesystems/proc.rst, Mount restrictions",
	.level = SHOULD,
	.since = "7.2",
	.needs = { need_lone_procfs, need_userns },
};

enum { NEW = CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID };

static struct process probe, owner, guest;

void test(void)
{
	/* Kernels that can change subset= later do not permit this mount. */
	child(probe, CLONE_NEWPID | CLONE_NEWNS) {
		mount_procfs("subset=pid");
		mount_procfs();
		if (mount(NULL, "/proc", NULL, MS_REMOUNT, "subset=pid") == 0)
			skip("requires Linux 7.2 (subset= cannot be changed "
			     "by remount)");
	}
	await_end(probe);

	child(owner, CLONE_NEWNS) {
		must(mount("none", "/proc/sys", "tmpfs", 0, NULL));
		child(guest, NEW) {
			/* Control: without subset=pid, it fails. */
			CHECK_ERRNO(mount("proc", "/proc", "proc", 0, NULL),
				    EPERM);
			CHECK_OK(mount("proc", "/proc", "proc", 0,
				       "subset=pid"));
		}
		CHECK_EXITED(guest, 0);
	}
	CHECK_EXITED(owner, 0);
}
