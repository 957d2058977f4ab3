// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "The elements of set_tid are ordered from the innermost PID "
		"namespace to the outermost.",
	.source = "clone(2), The set_tid array",
	.since = "5.5",
	.needs = { need_set_tid, need_procfs },
};

static struct process outer, inner, chosen;
static struct note may_exit;

void test(void)
{
	static const pid_t tid[] = { 7, 42 };
	intmax_t pid[4] = { 0 };

	child(outer, CLONE_NEWPID) {
		child(inner, CLONE_NEWPID) {
			child3(chosen, .set_tid = (uintptr_t)tid,
			       .set_tid_size = 2) {
				CHECK_EQ(getpid(), 7);
				await(may_exit);
			}
			CHECK_EXITED(chosen, 0);
		}
		CHECK_EXITED(inner, 0);
	}
	CHECK_EQ(numbers_after(proc_file(chosen, "status"), "NSpid:", pid, 4),
		 3);
	CHECK_EQ(pid[0], pid_of(chosen));
	CHECK_EQ(pid[1], 42);
	CHECK_EQ(pid[2], 7);
	post(may_exit);
	CHECK_EXITED(outer, 0);
}
