// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <stdio.h>

const struct rule rule = {
	.says = "/proc/PID/task lists the threads of a process by their TIDs "
		"in the PID namespace of the procfs instance.",
	.source = "pid_namespaces(7), /proc and PID namespaces",
	.needs = { need_procfs },
};

static struct process init, mounter, reader;
static struct note tid_inside;

void test(void)
{
	intmax_t listed[4], tids[2];
	const char *task;
	char status[64];

	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		pid_t tid = start_thread(NULL);

		mount_procfs();
		CHECK_EQ(numbers_in("/proc/1/task", listed, 4), 2);
		CHECK_EQ(listed[0], 1);
		CHECK_EQ(listed[1], tid);
		post(tid_inside, tid);
		linger();
	}
	await(tid_inside);
	CHECK_EQ(numbers_in(proc_file(init, "task"), listed, 4), 2);
	CHECK_EQ(listed[0], pid_of(init));
	CHECK_NE(listed[1], await(tid_inside));
	/* The result depends on the mount, not on the reader.  A new mount has
	   no entries that an earlier reader has looked up. */
	task = proc_file(init, "task");
	child(mounter, CLONE_NEWNS) {
		mount_procfs();
		child(reader, CLONE_NEWPID) {
			snprintf(status, sizeof(status), "%s/%jd/status", task,
				 listed[1]);
			CHECK_OK(access(status, F_OK));
			CHECK_EQ(number_after(status, "Pid:"), listed[1]);
			CHECK_EQ(numbers_in(task, tids, 2), 2);
			CHECK_EQ(tids[0], listed[0]);
			CHECK_EQ(tids[1], listed[1]);
		}
		CHECK_EXITED(reader, 0);
	}
	CHECK_EXITED(mounter, 0);

	snprintf(status, sizeof(status), "/proc/%jd/status", listed[1]);
	CHECK_EQ(numbers_after(status, "NSpid:", tids, 2), 2);
	CHECK_EQ(tids[1], await(tid_inside));
}
