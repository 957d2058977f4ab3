// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <stdio.h>

const struct rule rule = {
	.says = "Mounting procfs with pidns=FILE fails with EINVAL if FILE is "
		"an ancestor or a sibling of the caller's PID namespace.",
	.source = "fs/proc/root.c, proc_parse_pidns_param()",
	.level = CODE,
	.since = "6.18",
	.needs = { need_procfs, need_pidns_option },
};

static struct process sibling, init, unsharer;

static void check_rejected(int file)
{
	char option[64];

	snprintf(option, sizeof(option), "pidns=/proc/self/fd/%d", file);
	CHECK_ERRNO(mount("proc", "/proc", "proc", 0, option), EINVAL);
	CHECK_ERRNO(try_procfs_of(file), EINVAL);
}

void test(void)
{
	int above = open_own_namespace(), beside;

	child(sibling, CLONE_NEWPID)
		linger();
	beside = open_namespace_of(sibling);
	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		/* Control: the caller's own namespace is accepted. */
		mount_procfs("pidns=/proc/self/ns/pid");
		must(try_procfs_of(open_own_namespace()));
		check_rejected(above);
		check_rejected(beside);
		/* The caller has the same PID namespace after unshare(2). */
		child(unsharer) {
			divert_children();
			CHECK_OK(try_procfs_of(open_own_namespace()));
			check_rejected(above);
		}
		CHECK_EXITED(unsharer, 0);
	}
	CHECK_EXITED(init, 0);
}
