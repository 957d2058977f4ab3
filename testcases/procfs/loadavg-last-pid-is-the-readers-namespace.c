// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <stdio.h>

const struct rule rule = {
	.says = "The last field of /proc/loadavg is the last PID allocated in "
		"the reader's PID namespace, regardless of the procfs instance "
		"and the opener.",
	.source = "tools/testing/selftests/proc/proc-loadavg-001.c, "
		  "main",
	.level = SHOULD,
	.needs = { need_procfs },
};

static struct process outer, inner, unsharer, joiner;
static struct note seen_by_inner;

static int last_pid(int loadavg)
{
	char text[128] = "";
	int pid = -1;

	must(pread(loadavg, text, sizeof(text) - 1, 0));
	sscanf(text, "%*s %*s %*s %*s %d", &pid);
	return pid;
}

/* The namespace for children of the reader does not matter. */
static void check_diverted(int loadavg)
{
	child(unsharer) {
		divert_children();
		CHECK_EQ(last_pid(loadavg), getpid() + 1);
	}
	CHECK_EXITED(unsharer, 0);
	child(joiner) {
		join_pid_namespace(inner);
		CHECK_EQ(last_pid(loadavg), getpid());
	}
	CHECK_EXITED(joiner, 0);
}

void test(void)
{
	child(outer, CLONE_NEWPID) {
		int ours, theirs;

		mount_procfs();
		ours = must(open("/proc/loadavg", O_RDONLY));
		child(inner, CLONE_NEWPID) {
			must(try_child(0));
			CHECK_EQ(last_pid(ours), 2);
			mount_procfs();
			theirs = must(open("/proc/loadavg", O_RDONLY));
			CHECK_EQ(last_pid(theirs), 2);
			post(seen_by_inner);
			linger();
		}
		await(seen_by_inner);
		theirs = must(open("/proc/loadavg", O_RDONLY));
		CHECK_EQ(last_pid(ours), pid_of(inner) + 1);
		CHECK_EQ(last_pid(theirs), pid_of(inner) + 1);
		check_diverted(ours);
	}
	CHECK_EXITED(outer, 0);
}
