// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Mounting procfs in a new user namespace fails with EPERM if "
		"only a subtree of procfs is visible there.",
	.source = "Documentation/filesystems/proc.rst, Mount restrictions",
	.level = SHOULD,
	.needs = { need_lone_procfs, need_userns },
};

enum { NEW = CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID };

static struct process owner, guest;

void test(void)
{
	child(owner, CLONE_NEWNS) {
		must(mount("/proc/sys", "/tmp", NULL, MS_BIND, NULL));
		/* Control: while all is visible, the mount succeeds. */
		child(guest, NEW)
			or_skip(mount("proc", "/proc", "proc", 0, NULL));
		CHECK_EXITED(guest, 0);

		while (umount2("/proc", MNT_DETACH) == 0)
			;
		if (access("/proc/self", F_OK) == 0)
			skip("requires umount2(2) of /proc (run as root, "
			     "outside of any user namespace)");
		child(guest, NEW)
			CHECK_ERRNO(mount("proc", "/proc", "proc", 0, NULL),
				    EPERM);
		CHECK_EXITED(guest, 0);
	}
	CHECK_EXITED(owner, 0);
}
