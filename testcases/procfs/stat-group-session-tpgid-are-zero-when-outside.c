// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/ioctl.h>

const struct rule rule = {
	.says = "Process group, session and foreground group in /proc/PID/stat "
		"are 0 if they have no ID in the procfs instance's PID "
		"namespace, regardless of the reader.",
	.source = "fs/proc/array.c, do_task_stat()",
	.level = CODE,
	.needs = { need_procfs },
};

enum { GROUP = 5, SESSION, TERMINAL, FOREGROUND };

static struct process leader, init, reader;
static struct note seen_inside;

static void check_fields(const char *stat, pid_t expected)
{
	CHECK_EQ(stat_field(stat, GROUP), expected);
	CHECK_EQ(stat_field(stat, SESSION), expected);
	CHECK_EQ(stat_field(stat, FOREGROUND), expected);
}

void test(void)
{
	const char *stat;
	pid_t session;

	child(leader) {
		must(setsid());
		must(ioctl(make_terminal(), TIOCSCTTY, 0));
		/* Control: without a terminal, there is no foreground group. */
		if (stat_field(proc_file(leader, "stat"), TERMINAL) == 0)
			skip("requires terminals in /proc/PID/stat (run on "
			     "Linux itself)");
		child(init, CLONE_NEWPID | CLONE_NEWNS) {
			mount_procfs();
			check_fields("/proc/1/stat", 0);
			post(seen_inside);
			linger();
		}
		await(seen_inside);
		stat = proc_file(init, "stat");
		session = pid_of(leader);
		check_fields(stat, session);
		/* The result depends on the mount, not on the reader. */
		child(reader, CLONE_NEWPID)
			check_fields(stat, session);
		CHECK_EXITED(reader, 0);
	}
	await_end(leader);
}
