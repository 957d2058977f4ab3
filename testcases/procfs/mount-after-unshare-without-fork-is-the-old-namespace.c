// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A procfs instance mounted after unshare(CLONE_NEWPID) shows "
		"the caller's PID namespace, not that of its children.",
	.source = "pid_namespaces(7), /proc and PID namespaces",
	.since = "3.8",
	.needs = { need_procfs },
};

static struct process caller, init;
static struct note self_of_init;

void test(void)
{
	child(caller, CLONE_NEWNS) {
		must(unshare(CLONE_NEWPID));
		mount_procfs();
		CHECK_OK(access("/proc/self", F_OK));
		CHECK_EQ(proc_self(), pid_of(caller));

		child(init) {
			CHECK_EQ(getpid(), 1);
			post(self_of_init, proc_self());
		}
		CHECK_EQ(await(self_of_init), pid_of(init));
		CHECK_EXITED(init, 0);
	}
	CHECK_EXITED(caller, 0);
}
