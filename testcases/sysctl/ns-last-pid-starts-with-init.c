// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "In a new PID namespace, ns_last_pid is 1, the PID of init.",
	.source = "pid_namespaces(7), /proc files",
};

static struct process init, member;

void test(void)
{
	static const char file[] = "/proc/sys/kernel/ns_last_pid";

	or_skip(access(file, R_OK), "/proc/sys/kernel/ns_last_pid");
	child(init, CLONE_NEWPID) {
		CHECK_EQ(read_number(file), 1);

		/* Control: the value changes with each process. */
		child(member)
			CHECK_NE(read_number(file), 1);
		CHECK_EXITED(member, 0);
	}
	CHECK_EXITED(init, 0);
}
