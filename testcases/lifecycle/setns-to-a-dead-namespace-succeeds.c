// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "setns(2) to a PID namespace whose init process has terminated "
		"succeeds.",
	.source = "kernel/pid_namespace.c, pidns_install(); pid_namespaces(7), "
		  "The namespace init process",
	.level = CODE,
};

static struct process init, visitor;
static struct note may_exit;

void test(void)
{
	int ns;

	child(init, CLONE_NEWPID)
		await(may_exit);
	ns = open_namespace_of(init);
	post(may_exit);
	CHECK_EXITED(init, 0);

	child(visitor) {
		CHECK_OK(setns(ns, CLONE_NEWPID));
		/* Control: the namespace is dead. */
		CHECK_ERRNO(try_child(0), ENOMEM);
	}
	CHECK_EXITED(visitor, 0);
}
