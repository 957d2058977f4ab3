// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <stdio.h>
#include <string.h>

const struct rule rule = {
	.says = "/proc/PID/sched begins with the PID of the process in the PID "
		"namespace of the procfs instance.",
	.source = "kernel/sched/debug.c, proc_sched_show_task()",
	.level = INFO,
	.since = "4.16",
	.needs = { need_procfs },
};

static struct process init, reader;
static struct note is_read;

/* The first line is "NAME (PID, #threads: N)". */
static pid_t number_in(const char *path)
{
	char text[64];
	int pid = -1;
	const char *at;

	or_skip(read_text(path, text, sizeof(text)),
		"/proc/PID/sched (SCHED_DEBUG, before Linux 6.15)");
	at = strrchr(text, '(');
	if (at)
		sscanf(at, "(%d, #threads", &pid);
	return pid;
}

void test(void)
{
	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		child(reader) {
			/* The instance of the parent namespace. */
			CHECK_NE(number_in("/proc/self/sched"), getpid());
			mount_procfs();
			CHECK_EQ(number_in("/proc/self/sched"), getpid());
			post(is_read);
			linger();
		}
		linger();
	}
	await(is_read);
	CHECK_EQ(number_in(proc_file(reader, "sched")), pid_of(reader));
}
