// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "If /proc is mounted read-only, mounting procfs in a new user "
		"namespace fails with EPERM unless the new instance is "
		"read-only, too.",
	.source = "Documentation/filesystems/proc.rst, Mount restrictions",
	.level = SHOULD,
	.needs = { need_lone_procfs, need_userns },
};

enum { NEW = CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID };

static struct process owner, guest;

void test(void)
{
	const unsigned long read_only = MS_REMOUNT | MS_BIND | MS_RDONLY;

	/* Control: while /proc is writable, a writable mount succeeds. */
	child(guest, NEW)
		or_skip(mount("proc", "/proc", "proc", 0, NULL));
	CHECK_EXITED(guest, 0);

	child(owner, CLONE_NEWNS) {
		must(mount(NULL, "/proc", NULL, read_only, NULL));
		child(guest, NEW) {
			CHECK_ERRNO(mount("proc", "/proc", "proc", 0, NULL),
				    EPERM);
			CHECK_OK(mount("proc", "/proc", "proc", MS_RDONLY,
				       NULL));
		}
		CHECK_EXITED(guest, 0);
	}
	CHECK_EXITED(owner, 0);
}
