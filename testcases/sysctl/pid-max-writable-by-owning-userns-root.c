// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Root of the user namespace that owns a PID namespace can "
		"write its pid_max.",
	.source = "commit 7863dcc72d0f (\"pid: allow pid_max to be set per pid "
		  "namespace\")",
	.level = SHOULD,
	.since = "6.14",
	.needs = { need_own_pid_max },
	.harmful = true,
};

static struct process init;

void test(void)
{
	static const char file[] = "/proc/sys/kernel/pid_max";

	child(init, CLONE_NEWPID) {
		CHECK_OK(access(file, W_OK));
		CHECK_OK(try_pid_max(30000));
		CHECK_EQ(read_number(file), 30000);
	}
	CHECK_EXITED(init, 0);
}
