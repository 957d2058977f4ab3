// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "/proc/self is the PID of its reader in the PID namespace of "
		"the procfs instance.",
	.source = "pid_namespaces(7), /proc and PID namespaces",
	.needs = { need_procfs },
};

static struct process init;
static struct note self_in_old_mount;

void test(void)
{
	char number[16];

	CHECK_OK(readlink("/proc/self", number, sizeof(number)));
	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		post(self_in_old_mount, proc_self());
		mount_procfs();
		CHECK_EQ(proc_self(), 1);
	}
	CHECK_EQ(await(self_in_old_mount), pid_of(init));
	/* Control: outside, it has another PID. */
	CHECK_NE(pid_of(init), 1);
	CHECK_EXITED(init, 0);
}
