// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Reading /proc/self fails with ENOENT for a process that has "
		"no PID in the PID namespace of the procfs instance.",
	.source = "tools/testing/selftests/proc/proc-pidns.c, "
		  "pidns_mount_string_path",
	.level = SHOULD,
	.needs = { need_procfs },
};

static struct process init;
static struct note is_mounted, may_exit;

void test(void)
{
	char link[16];

	child(init, CLONE_NEWPID) {
		mount_procfs();
		/* Control: a process with a PID there can read the link. */
		CHECK_EQ(proc_self(), 1);
		post(is_mounted);
		await(may_exit);
	}
	await(is_mounted);
	CHECK_ERRNO(readlink("/proc/self", link, sizeof(link)), ENOENT);
	/* The same holds if the namespace has no process at all. */
	post(may_exit);
	CHECK_EXITED(init, 0);
	CHECK_ERRNO(readlink("/proc/self", link, sizeof(link)), ENOENT);
}
