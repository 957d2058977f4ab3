// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Remounting procfs with another value of subset= fails with "
		"EINVAL, and changes nothing.",
	.source = "Documentation/filesystems/proc.rst, Mount options",
	.level = SHOULD,
	.since = "7.2",
	.needs = { need_lone_procfs, need_userns },
};

enum { NEW = CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID };

static struct process owner, guest, init;

void test(void)
{
	const char *option;

	/* Skips kernels that can change subset=, which reject this mount. */
	child(owner, CLONE_NEWNS) {
		must(mount("none", "/proc/sys", "tmpfs", 0, NULL));
		child(guest, NEW)
			or_skip(mount("proc", "/proc", "proc", 0,
				      "subset=pid"));
		await_end(guest);
	}
	await_end(owner);

	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		mount_procfs();
		option = "subset=pid";
		CHECK_ERRNO(mount(NULL, "/proc", NULL, MS_REMOUNT, option),
			    EINVAL);
		CHECK_OK(access("/proc/version", F_OK));
		/* Control: another option can be changed. */
		CHECK_OK(mount(NULL, "/proc", NULL, MS_REMOUNT, "hidepid=2"));
	}
	CHECK_EXITED(init, 0);
}
