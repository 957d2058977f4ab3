// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "In each thread, /proc/self is the PID of the process.",
	.source = "proc_pid(5), /proc/self/; pid_namespaces(7), "
		  "/proc and PID namespaces",
	.needs = { need_procfs },
};

static struct process init;
static struct note self_in_old_mount;

static void check_self(void)
{
	/* Control: the thread has another number than the process. */
	CHECK_NE(gettid(), 1);
	post(self_in_old_mount, proc_self());
	mount_procfs();
	CHECK_EQ(proc_self(), 1);
}

void test(void)
{
	child(init, CLONE_NEWPID | CLONE_NEWNS)
		run_in_thread(check_self);
	CHECK_EQ(await(self_in_old_mount), pid_of(init));
	CHECK_EXITED(init, 0);
}
