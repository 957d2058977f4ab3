// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "In a new mount namespace, an init process can mount procfs "
		"over /proc; the new instance shows the PID namespace of init.",
	.source = "pid_namespaces(7), /proc and PID namespaces",
	.needs = { need_procfs },
};

static struct process init;
static struct note is_mounted;

void test(void)
{
	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		CHECK_NE(proc_self(), 1);
		CHECK_OK(mount("proc", "/proc", "proc", 0, NULL));
		CHECK_EQ(proc_self(), 1);
		post(is_mounted);
		linger();
	}
	await(is_mounted);
	/* The parent's /proc has not changed. */
	CHECK_OK(access(proc_file(init, "status"), F_OK));
	CHECK_EQ(proc_self(), getpid());
}
