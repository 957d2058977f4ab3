// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Mounting procfs with pidns= fails with EPERM without "
		"CAP_SYS_ADMIN in the user namespace that owns the PID "
		"namespace.",
	.source = "fs/proc/root.c, proc_parse_pidns_param()",
	.level = CODE,
	.since = "6.18",
	.needs = { need_procfs, need_pidns_option, need_userns },
};

static struct process init, stranger, below;

void test(void)
{
	int ns;

	child(init, CLONE_NEWPID)
		linger();
	ns = open_namespace_of(init);
	/* Control: with the capability, the mount succeeds. */
	CHECK_OK(try_procfs_of(ns));

	/* The caller has all capabilities, but over another PID namespace. */
	child(stranger, CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS) {
		CHECK_ERRNO(try_procfs_of(ns), EPERM);
		child(below, CLONE_NEWPID)
			linger();
		CHECK_OK(try_procfs_of(open_namespace_of(below)));
	}
	CHECK_EXITED(stranger, 0);
}
