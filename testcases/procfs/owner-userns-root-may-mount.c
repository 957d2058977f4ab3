// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A process with all capabilities in the user namespace that "
		"owns its PID namespace can mount a procfs instance of that "
		"PID namespace.",
	.source = "user_namespaces(7), Effect of capabilities within a user "
		  "namespace",
	.since = "3.8",
	.needs = { need_procfs, need_userns },
};

static struct process init;

void test(void)
{
	child(init, CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID) {
		CHECK_NE(proc_self(), 1);
		CHECK_OK(mount("proc", "/proc", "proc", 0, NULL));
		CHECK_EQ(proc_self(), 1);
	}
	CHECK_EXITED(init, 0);
}
