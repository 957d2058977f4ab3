// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/ptrace.h>

const struct rule rule = {
	.says = "TracerPid in /proc/PID/status is the tracer's PID in the PID "
		"namespace of the mount, and 0 if it has none there.",
	.source = "Documentation/filesystems/proc.rst, Process-Specific "
		  "Subdirectories",
	.level = SHOULD,
	.needs = { need_procfs },
};

static struct process init;
static struct note is_traced, seen_inside;

void test(void)
{
	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		await(is_traced);
		mount_procfs();
		CHECK_EQ(number_after("/proc/1/status", "TracerPid:"), 0);
		post(seen_inside);
		linger();
	}
	or_skip(ptrace(PTRACE_SEIZE, pid_of(init), NULL, NULL));
	CHECK_EQ(number_after(proc_file(init, "status"), "TracerPid:"),
		 getpid());
	post(is_traced);
	await(seen_inside);
}
