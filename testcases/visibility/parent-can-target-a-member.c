// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/resource.h>

const struct rule rule = {
	.says = "System calls find a process of a child PID namespace by its "
		"PID in the caller's PID namespace.",
	.source = "pid_namespaces(7), Nesting PID namespaces",
};

static struct process init, sibling;
static struct note leads_a_group;

void test(void)
{
	struct rlimit limit;
	pid_t number;

	child(init, CLONE_NEWPID) {
		must(setpgid(0, 0));
		post(leads_a_group);
		linger();
	}
	await(leads_a_group);
	number = pid_of(init);

	/* Control: in a sibling namespace, no process has this PID. */
	child(sibling, CLONE_NEWPID)
		CHECK_ERRNO(kill(number, 0), ESRCH);
	CHECK_EXITED(sibling, 0);

	CHECK_OK(kill(number, 0));
	CHECK_EQ(getpgid(number), number);
	CHECK_EQ(getsid(number), getsid(0));
	or_skip(syscall(SYS_sched_getscheduler, 0));
	or_skip(prlimit(0, RLIMIT_NOFILE, NULL, &limit));
	CHECK_OK(syscall(SYS_getpriority, PRIO_PROCESS, number));
	CHECK_OK(syscall(SYS_sched_getscheduler, number));
	CHECK_OK(prlimit(number, RLIMIT_NOFILE, NULL, &limit));
}
