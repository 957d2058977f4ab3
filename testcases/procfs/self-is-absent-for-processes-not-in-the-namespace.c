// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "The link \"self\" of a procfs mount cannot be read by a "
		"process that has no PID in the PID namespace of the mount.",
	.source = "fs/proc/self.c, proc_self_get_link()",
	.level = SHOULD,
	.needs = { need_procfs },
};

static struct process init;
static struct note is_mounted;

void test(void)
{
	char link[16];

	child(init, CLONE_NEWPID) {
		mount_procfs();
		/* Control: whoever has one can. */
		CHECK_EQ(proc_self(), 1);
		post(is_mounted);
		linger();
	}
	await(is_mounted);
	CHECK_ERRNO(readlink("/proc/self", link, sizeof(link)), ENOENT);
}
