// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "The PIDs of a process and its parent in /proc/PID/status and "
		"/proc/PID/stat are those in the PID namespace of the mount.",
	.source = "pid_namespaces(7), /proc and PID namespaces",
	.needs = { need_procfs },
};

static struct process init;
static struct note seen_inside;

static void check_numbers(pid_t pid, pid_t parent)
{
	CHECK_EQ(number_after(proc_file(init, "status"), "Tgid:"), pid);
	CHECK_EQ(number_after(proc_file(init, "status"), "Pid:"), pid);
	CHECK_EQ(number_after(proc_file(init, "status"), "PPid:"), parent);
	CHECK_EQ(stat_field(proc_file(init, "stat"), 1), pid);
	CHECK_EQ(stat_field(proc_file(init, "stat"), 4), parent);
}

void test(void)
{
	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		mount_procfs();
		check_numbers(1, 0);
		post(seen_inside);
		linger();
	}
	await(seen_inside);
	CHECK_NE(pid_of(init), 1);
	check_numbers(pid_of(init), getpid());
}
