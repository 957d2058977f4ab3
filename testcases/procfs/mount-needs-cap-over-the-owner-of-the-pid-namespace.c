// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Mounting procfs in a new user namespace fails with EPERM if "
		"the parent user namespace owns the PID namespace.",
	.source = "user_namespaces(7), Effect of capabilities within a user "
		  "namespace",
	.since = "3.8",
	.needs = { need_procfs, need_userns },
};

static struct process guest, owner;

void test(void)
{
	child(guest, CLONE_NEWUSER | CLONE_NEWNS)
		CHECK_ERRNO(mount("proc", "/proc", "proc", 0, NULL), EPERM);
	CHECK_EXITED(guest, 0);

	/* Control: in a new PID namespace, whose owner is the new user
	   namespace, it succeeds. */
	child(owner, CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID)
		or_skip(mount("proc", "/proc", "proc", 0, NULL));
	CHECK_EXITED(owner, 0);
}
