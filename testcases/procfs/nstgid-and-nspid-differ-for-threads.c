// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <stdio.h>

const struct rule rule = {
	.says = "In the status file of a thread, NStgid lists the PID of its "
		"process and NSpid its TID, for each PID namespace.",
	.source = "proc_pid_status(5), NStgid",
	.since = "4.1",
	.needs = { need_procfs },
};

static struct process init;
static struct note tid_inside;

void test(void)
{
	intmax_t tids[2], numbers[4];
	char status[64];

	child(init, CLONE_NEWPID) {
		post(tid_inside, start_thread(NULL));
		linger();
	}
	await(tid_inside);
	CHECK_EQ(numbers_in(proc_file(init, "task"), tids, 2), 2);
	snprintf(status, sizeof(status), "/proc/%jd/status", tids[1]);

	CHECK_EQ(numbers_after(status, "NStgid:", numbers, 4), 2);
	CHECK_EQ(numbers[0], pid_of(init));
	CHECK_EQ(numbers[1], 1);

	CHECK_EQ(numbers_after(status, "NSpid:", numbers, 4), 2);
	CHECK_EQ(numbers[0], tids[1]);
	CHECK_EQ(numbers[1], await(tid_inside));
}
