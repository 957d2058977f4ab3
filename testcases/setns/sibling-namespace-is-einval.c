// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "setns(2) fails with EINVAL for a sibling of the caller's PID "
		"namespace.",
	.source = "pid_namespaces(7), setns(2) and unshare(2) semantics",
	.since = "3.8",
};

static struct process sibling, init, parent;

void test(void)
{
	int file;

	child(sibling, CLONE_NEWPID)
		linger();
	file = open_namespace_of(sibling);
	child(init, CLONE_NEWPID) {
		/* Control: this process may use setns(2). */
		or_skip(setns(open_own_namespace(), CLONE_NEWPID));
		CHECK_ERRNO(setns(file, CLONE_NEWPID), EINVAL);
	}
	CHECK_EXITED(init, 0);

	/* Control: in the parent namespace, the file is accepted. */
	child(parent)
		CHECK_OK(setns(file, CLONE_NEWPID));
	CHECK_EXITED(parent, 0);
}
