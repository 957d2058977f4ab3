// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <stdio.h>

const struct rule rule = {
	.says = "/proc does not list the directory of a thread, but it can be "
		"opened by the TID in the PID namespace of the procfs "
		"instance.",
	.source = "proc_tid(5), /proc/tid/",
	.needs = { need_procfs },
};

static struct process init;

void test(void)
{
	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		pid_t tid = start_thread(NULL);
		char status[64];
		intmax_t listed[4];

		mount_procfs();
		snprintf(status, sizeof(status), "/proc/%d/status", tid);
		CHECK_OK(access(status, F_OK));
		CHECK_EQ(number_after(status, "Pid:"), tid);
		CHECK_EQ(number_after(status, "Tgid:"), 1);
		CHECK_EQ(numbers_in("/proc", listed, 4), 1);
		CHECK_EQ(listed[0], 1);
	}
	CHECK_EXITED(init, 0);
}
