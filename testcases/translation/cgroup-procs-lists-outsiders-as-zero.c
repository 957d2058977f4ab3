// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "cgroup.procs and cgroup.threads list members that are not in "
		"the reader's PID namespace as 0.",
	.source = "kernel/pid.c, pid_nr_ns()",
	.level = CODE,
	.needs = { need_cgroup2 },
};

static struct process init;

void test(void)
{
	static const char procs[] = "/sys/cgroup.procs";
	static const char threads[] = "/sys/cgroup.threads";
	pid_t outer = getpid();

	/* Control: in this namespace, it has a number. */
	CHECK(lists(procs, outer));
	CHECK(lists(threads, outer));
	child(init, CLONE_NEWPID) {
		CHECK(lists(procs, 0));
		CHECK(!lists(procs, outer));
		CHECK(lists(threads, 0));
		CHECK(!lists(threads, outer));
	}
	CHECK_EXITED(init, 0);
}
