// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

const struct rule rule = {
	.says = "/proc/PID/timers shows the process that a timer notifies by "
		"its PID in the PID namespace of the procfs instance.",
	.source = "pid_namespaces(7), /proc and PID namespaces; "
		  "proc_pid_timers(5), DESCRIPTION",
	.since = "3.10",
	.needs = { need_procfs },
};

static struct process init, reader;
static struct note seen_inside;

static int notified_pid(const char *path)
{
	char text[256] = "", *found;
	int pid = -1;

	CHECK_OK(read_text(path, text, sizeof(text)));
	found = strstr(text, "notify: signal/pid.");
	if (found)
		sscanf(found, "notify: signal/pid.%d", &pid);
	return pid;
}

void test(void)
{
	struct sigevent by_signal = {
		.sigev_notify = SIGEV_SIGNAL,
		.sigev_signo = SIGALRM,
	};
	const char *timers;
	pid_t notified;
	timer_t timer;

	/* Without CONFIG_CHECKPOINT_RESTORE, neither file exists. */
	if (access("/proc/self/timers", F_OK) == -1)
		or_skip(access("/proc/sys/kernel/ns_last_pid", F_OK),
			"CONFIG_CHECKPOINT_RESTORE");
	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		or_skip(timer_create(CLOCK_MONOTONIC, &by_signal, &timer));
		mount_procfs();
		CHECK_EQ(notified_pid("/proc/1/timers"), 1);
		post(seen_inside);
		linger();
	}
	await(seen_inside);
	CHECK_NE(pid_of(init), 1);
	timers = proc_file(init, "timers");
	notified = pid_of(init);
	CHECK_EQ(notified_pid(timers), notified);
	/* The result depends on the mount, not on the reader. */
	child(reader, CLONE_NEWPID)
		CHECK_EQ(notified_pid(timers), notified);
	CHECK_EXITED(reader, 0);
}
