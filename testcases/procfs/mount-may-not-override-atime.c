// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "If /proc is mounted with noatime, mounting procfs in a new "
		"user namespace fails with EPERM unless the new instance has "
		"noatime, too.",
	.source = "Documentation/filesystems/proc.rst, Mount restrictions",
	.level = SHOULD,
	.needs = { need_lone_procfs, need_userns },
};

enum { NEW = CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID };

static struct process owner, guest;

void test(void)
{
	const unsigned long noatime = MS_REMOUNT | MS_BIND | MS_NOATIME;

	/* Control: /proc has another option, and a mount without noatime
	   succeeds. */
	child(guest, NEW)
		or_skip(mount("proc", "/proc", "proc", 0, NULL));
	CHECK_EXITED(guest, 0);

	child(owner, CLONE_NEWNS) {
		or_skip(mount(NULL, "/proc", NULL, noatime, NULL));
		child(guest, NEW) {
			CHECK_ERRNO(mount("proc", "/proc", "proc", 0, NULL),
				    EPERM);
			CHECK_OK(mount("proc", "/proc", "proc", MS_NOATIME,
				       NULL));
		}
		CHECK_EXITED(guest, 0);
	}
	CHECK_EXITED(owner, 0);
}
