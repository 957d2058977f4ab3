// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <stdio.h>

const struct rule rule = {
	.says = "fsconfig(2) for procfs accepts the file descriptor of a PID "
		"namespace as the value of pidns.",
	.source = "Documentation/filesystems/proc.rst, Mount options",
	.level = SHOULD,
	.since = "6.18",
	.needs = { need_procfs, need_pidns_option },
};

static struct process init;

void test(void)
{
	char number[16];
	int root;

	child(init, CLONE_NEWPID)
		linger();
	snprintf(number, sizeof(number), "%d", pid_of(init));

	/* Control: our procfs has the process under that PID. */
	CHECK_OK(root = try_procfs_of(open_own_namespace()));
	CHECK_OK(faccessat(root, number, F_OK, 0));

	CHECK_OK(root = try_procfs_of(open_namespace_of(init)));
	CHECK_OK(faccessat(root, "1/status", F_OK, 0));
	CHECK_ERRNO(faccessat(root, number, F_OK, 0), ENOENT);
	CHECK_ERRNO(faccessat(root, "self", F_OK, 0), ENOENT);
}
