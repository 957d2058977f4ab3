// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/ptrace.h>

const struct rule rule = {
	.says = "TracerPid in /proc/PID/status is the tracer's PID in the PID "
		"namespace of the procfs instance, or 0 if it has none, "
		"regardless of the reader.",
	.source = "Documentation/filesystems/proc.rst, Process-Specific "
		  "Subdirectories",
	.level = SHOULD,
	.needs = { need_procfs },
};

static struct process init, reader;
static struct note is_traced, seen_inside;

void test(void)
{
	const char *status;
	pid_t tracer;

	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		await(is_traced);
		mount_procfs();
		CHECK_EQ(number_after("/proc/1/status", "TracerPid:"), 0);
		post(seen_inside);
		linger();
	}
	or_skip(ptrace(PTRACE_SEIZE, pid_of(init), NULL, NULL));
	status = proc_file(init, "status");
	tracer = getpid();
	CHECK_EQ(number_after(status, "TracerPid:"), tracer);
	/* The result depends on the mount, not on the reader. */
	child(reader, CLONE_NEWPID)
		CHECK_EQ(number_after(status, "TracerPid:"), tracer);
	CHECK_EXITED(reader, 0);
	post(is_traced);
	await(seen_inside);
}
