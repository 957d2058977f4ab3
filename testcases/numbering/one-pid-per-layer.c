// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A process has one PID in its PID namespace and one in each "
		"ancestor namespace.",
	.source = "pid_namespaces(7), Nesting PID namespaces",
	.since = "4.1",
	.needs = { need_procfs },
};

static struct process outer, elder, inner;
static struct note number_in_outer, may_exit;

void test(void)
{
	intmax_t pid[4] = { 0 };

	child(outer, CLONE_NEWPID) {
		/* So that the three numbers differ. */
		child(elder)
			linger();
		child(inner, CLONE_NEWPID)
			await(may_exit);
		CHECK_OK(kill(pid_of(inner), 0));
		post(number_in_outer, pid_of(inner));
		CHECK_EXITED(inner, 0);
	}
	CHECK_OK(kill(pid_of(inner), 0));
	CHECK_EQ(numbers_after(proc_file(inner, "status"), "NSpid:", pid, 4),
		 3);
	CHECK_EQ(pid[0], pid_of(inner));
	CHECK_EQ(pid[1], await(number_in_outer));
	CHECK_EQ(pid[2], 1);
	CHECK_NE(pid[0], pid[1]);
	CHECK_NE(pid[1], pid[2]);

	post(may_exit);
	CHECK_EXITED(outer, 0);
}
