// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Following /proc/PID/ns/pid_for_children fails with ENOENT for "
		"a zombie.",
	.source = "kernel/pid_namespace.c, pidns_for_children_get()",
	.level = CODE,
	.since = "4.12",
};

static struct process zombie;
static struct note may_end;

void test(void)
{
	child(zombie)
		await(may_end);
	/* Control: before the process ends, the link exists. */
	CHECK_EQ(namespace_for_children_of(zombie), own_namespace());
	post(may_end);
	await_end(zombie);
	CHECK_ERRNO(namespace_for_children_of(zombie), ENOENT);
	CHECK_EXITED(zombie, 0);
}
