// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "NSpgid and NSsid in /proc/PID/status are 0 for each PID "
		"namespace in which the leader of the group or session has no "
		"PID.",
	.source = "fs/proc/array.c, task_state()",
	.level = CODE,
	.since = "4.1",
	.needs = { need_procfs },
};

static struct process leader, init;
static struct note may_lead, leads;

static void check_pair(const char *word, pid_t outside, pid_t inside)
{
	const char *path = proc_file(init, "status");
	intmax_t numbers[4];

	CHECK_EQ(numbers_after(path, word, numbers, 4), 2);
	CHECK_EQ(numbers[0], outside);
	CHECK_EQ(numbers[1], inside);
}

static void check_leader(pid_t outside, pid_t inside)
{
	check_pair("NSpgid:", outside, inside);
	check_pair("NSsid:", outside, inside);
}

void test(void)
{
	child(leader) {
		must(setsid());
		child(init, CLONE_NEWPID) {
			await(may_lead);
			must(setsid());
			post(leads);
			linger();
		}
		check_leader(pid_of(leader), 0);
		post(may_lead);
		await(leads);
		/* Control: inside, init is the leader of both. */
		check_leader(pid_of(init), 1);
	}
	CHECK_EXITED(leader, 0);
}
