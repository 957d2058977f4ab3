// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "getpgrp(2), getpgid(2) and getsid(2) return 0 for a process "
		"group or session whose leader is not in the caller's PID "
		"namespace.",
	.source = "kernel/pid.c, pid_nr_ns(); pid_namespaces(7), Nesting PID "
		  "namespaces",
	.level = CODE,
};

static struct process leader, init;
static struct note may_exit;

void test(void)
{
	child(leader) {
		must(setsid());
		child(init, CLONE_NEWPID) {
			CHECK_EQ(getpgrp(), 0);
			CHECK_EQ(getpgid(0), 0);
			CHECK_EQ(getsid(0), 0);
			await(may_exit);
		}
		/* Control: outside, group and session exist. */
		CHECK_EQ(getpgid(pid_of(init)), getpid());
		CHECK_EQ(getsid(pid_of(init)), getpid());
		post(may_exit);
		CHECK_EXITED(init, 0);
	}
	CHECK_EXITED(leader, 0);
}
