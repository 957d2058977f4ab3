// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Mounting or remounting procfs with an undefined value of "
		"hidepid fails with EINVAL.",
	.source = "fs/proc/root.c, proc_parse_hidepid_param()",
	.level = CODE,
	.since = "5.8",
	.needs = { need_procfs },
};

static struct process init;

static void check_rejected(const char *option)
{
	CHECK_ERRNO(mount("proc", "/proc", "proc", 0, option), EINVAL);
	CHECK_ERRNO(mount(NULL, "/proc", NULL, MS_REMOUNT, option), EINVAL);
}

void test(void)
{
	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		/* Control: these values are accepted. */
		mount_procfs("hidepid=2");
		must(mount(NULL, "/proc", NULL, MS_REMOUNT, "hidepid=1"));
		check_rejected("hidepid=3");
		check_rejected("hidepid=everything");
	}
	CHECK_EXITED(init, 0);
}
