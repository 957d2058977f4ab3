// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/stat.h>

const struct rule rule = {
	.says = "The group of pid_max is group 0 of the user namespace that "
		"owns the PID namespace.",
	.source = "kernel/pid.c, pid_table_root_set_ownership()",
	.level = INFO,
	.since = "6.14",
	.needs = { need_own_pid_max },
	.harmful = true,
};

static struct process init, unmapped;

static gid_t group(void)
{
	struct stat status = { 0 };

	must(stat("/proc/sys/kernel/pid_max", &status));
	return status.st_gid;
}

void test(void)
{
	child(init, CLONE_NEWPID)
		CHECK_EQ(group(), 0);
	CHECK_EXITED(init, 0);
	/* Control: a user namespace without that group shows another one. */
	child(unmapped, CLONE_NEWUSER)
		CHECK_NE(group(), 0);
	CHECK_EXITED(unmapped, 0);
}
