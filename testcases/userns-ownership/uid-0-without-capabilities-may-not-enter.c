// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/capability.h>

const struct rule rule = {
	.says = "setns(2) to a PID namespace fails with EPERM for a caller "
		"without capabilities, even if its user owns the user "
		"namespace of the PID namespace.",
	.source = "setns(2), PID namespaces; setns(2), ERRORS",
	.since = "3.8",
	.needs = { need_userns },
};

static struct process init, admin, owner;

void test(void)
{
	uid_t creator = geteuid();

	child(init, CLONE_NEWUSER | CLONE_NEWPID)
		linger();
	CHECK_NE(namespace_of(init), own_namespace());

	/* Control: with the capability, the call succeeds. */
	child(admin) {
		int ns = open_namespace_of(init);

		keep_capabilities(1ull << CAP_SYS_ADMIN);
		CHECK_OK(setns(ns, CLONE_NEWPID));
	}
	CHECK_EXITED(admin, 0);

	child(owner) {
		int ns = open_namespace_of(init);

		keep_capabilities(0);
		CHECK_EQ(geteuid(), creator);
		CHECK_ERRNO(setns(ns, CLONE_NEWPID), EPERM);
	}
	CHECK_EXITED(owner, 0);
}
