// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/capability.h>

const struct rule rule = {
	.says = "setns(2) to a PID namespace, even the caller's own, fails "
		"with EPERM without CAP_SYS_ADMIN in the user namespace that "
		"owns it.",
	.source = "setns(2), Details for specific namespace types",
	.since = "3.8",
	.needs = { need_userns },
};

static struct process init, caller, stranger;

void test(void)
{
	int own = open_own_namespace(), below;

	child(init, CLONE_NEWPID)
		linger();
	below = open_namespace_of(init);

	child(caller) {
		or_skip(setns(below, CLONE_NEWPID));
		/* Control: this capability suffices. */
		keep_capabilities(1 << CAP_SYS_ADMIN);
		CHECK_OK(setns(own, CLONE_NEWPID));
		CHECK_OK(setns(below, CLONE_NEWPID));
		keep_capabilities(0);
		CHECK_ERRNO(setns(below, CLONE_NEWPID), EPERM);
		CHECK_ERRNO(setns(own, CLONE_NEWPID), EPERM);
	}
	CHECK_EXITED(caller, 0);

	/* All capabilities, but in a user namespace that owns neither. */
	child(stranger, CLONE_NEWUSER) {
		CHECK_ERRNO(setns(below, CLONE_NEWPID), EPERM);
		CHECK_ERRNO(setns(own, CLONE_NEWPID), EPERM);
	}
	CHECK_EXITED(stranger, 0);
}
