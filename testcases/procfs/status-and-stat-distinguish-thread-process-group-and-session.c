// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <stdio.h>

const struct rule rule = {
	.says = "For a thread, NSpid, NStgid, NSpgid and NSsid in "
		"/proc/PID/status list TID, PID, group and session; "
		"/proc/PID/stat has those of the instance's namespace.",
	.source = "proc_pid_status(5), NSpgid; proc_pid_status(5), NSsid; "
		  "proc_pid_stat(5), DESCRIPTION",
	.since = "4.1",
	.needs = { need_procfs },
};

enum { PID = 1, GROUP = 5, SESSION };

static struct process init, member;
static struct note pid_inside, group_inside, tid_inside;

static void check_pair(const char *path, const char *word, pid_t outside,
		       intmax_t inside)
{
	intmax_t numbers[4];

	CHECK_EQ(numbers_after(path, word, numbers, 4), 2);
	CHECK_EQ(numbers[0], outside);
	CHECK_EQ(numbers[1], inside);
}

/* All IDs must differ, or a field with the wrong ID is not noticed. */
static void check_differ(pid_t thread, pid_t process, pid_t group)
{
	CHECK_NE(thread, process);
	CHECK_NE(process, group);
	CHECK_NE(group, pid_of(init));
	CHECK_NE(group, await(pid_inside));
}

void test(void)
{
	intmax_t tids[2];
	char path[48];
	pid_t group;

	child(init, CLONE_NEWPID) {
		child_apart(member) {
			post(pid_inside, getpid());
			post(group_inside, getpgrp());
			post(tid_inside, start_thread(NULL));
			linger();
		}
		linger();
	}
	await(tid_inside);
	group = must(getpgid(pid_of(member)));
	CHECK_EQ(numbers_in(proc_file(member, "task"), tids, 2), 2);
	check_differ((pid_t)tids[1], pid_of(member), group);

	snprintf(path, sizeof(path), "/proc/%jd/status", tids[1]);
	check_pair(path, "NStgid:", pid_of(member), await(pid_inside));
	check_pair(path, "NSpid:", (pid_t)tids[1], await(tid_inside));
	check_pair(path, "NSpgid:", group, await(group_inside));
	check_pair(path, "NSsid:", pid_of(init), 1);

	snprintf(path, sizeof(path), "/proc/%jd/stat", tids[1]);
	CHECK_EQ(stat_field(path, PID), tids[1]);
	CHECK_EQ(stat_field(path, GROUP), group);
	CHECK_EQ(stat_field(path, SESSION), pid_of(init));
}
