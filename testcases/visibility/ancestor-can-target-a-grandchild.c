// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/resource.h>

const struct rule rule = {
	.says = "System calls find a process two PID namespaces below by its "
		"PID in the caller's PID namespace.",
	.source = "pid_namespaces(7), Nesting PID namespaces",
};

static struct process outer, inner, member;
static struct note is_nice;

void test(void)
{
	int nice = getpriority(PRIO_PROCESS, 0);

	or_skip(setpriority(PRIO_PROCESS, 0, nice));
	if (nice == 19)
		skip("requires a nice value below 19 (run without nice)");
	child(outer, CLONE_NEWPID) {
		child(inner, CLONE_NEWPID) {
			child(member) {
				await(is_nice);
				CHECK_EQ(getpriority(PRIO_PROCESS, 0), 19);
			}
			CHECK_EXITED(member, 0);
		}
		CHECK_EXITED(inner, 0);
	}

	CHECK_OK(kill(pid_of(member), 0));
	CHECK_OK(setpriority(PRIO_PROCESS, pid_of(member), 19));
	post(is_nice);
	CHECK_EXITED(outer, 0);
}
