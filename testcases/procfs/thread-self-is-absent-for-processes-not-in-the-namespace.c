// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Reading /proc/thread-self fails with ENOENT for a thread that "
		"has no TID in the PID namespace of the procfs instance.",
	.source = "fs/proc/thread_self.c, proc_thread_self_get_link()",
	.level = CODE,
	.since = "3.17",
	.needs = { need_procfs },
};

static struct process init;
static struct note is_mounted;

static int read_link(void)
{
	char link[64];

	return readlink("/proc/thread-self", link, sizeof(link));
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		mount_procfs();
		/* Control: a process with a TID there can read the link. */
		CHECK_OK(read_link());
		post(is_mounted);
		linger();
	}
	await(is_mounted);
	CHECK_ERRNO(read_link(), ENOENT);
}
