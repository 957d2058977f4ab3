// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <stdio.h>

const struct rule rule = {
	.says = "/proc/PID/status and /proc/PID/stat show the PIDs of a "
		"process and its parent in the PID namespace of the procfs "
		"instance.",
	.source = "pid_namespaces(7), /proc and PID namespaces",
	.needs = { need_procfs },
};

static struct process init, reader;
static struct note seen_inside;

/* From /proc/@pid/status of that procfs instance. */
static void check_numbers(pid_t pid, pid_t parent)
{
	char status[32], stat[32];

	snprintf(status, sizeof(status), "/proc/%d/status", pid);
	snprintf(stat, sizeof(stat), "/proc/%d/stat", pid);
	CHECK_EQ(number_after(status, "Tgid:"), pid);
	CHECK_EQ(number_after(status, "Pid:"), pid);
	CHECK_EQ(number_after(status, "PPid:"), parent);
	CHECK_EQ(stat_field(stat, 1), pid);
	CHECK_EQ(stat_field(stat, 4), parent);
}

void test(void)
{
	pid_t pid, parent;

	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		mount_procfs();
		check_numbers(1, 0);
		post(seen_inside);
		linger();
	}
	await(seen_inside);
	CHECK_NE(pid_of(init), 1);
	pid = pid_of(init);
	parent = getpid();
	check_numbers(pid, parent);
	/* The result depends on the mount, not on the reader. */
	child(reader, CLONE_NEWPID)
		check_numbers(pid, parent);
	CHECK_EXITED(reader, 0);
}
