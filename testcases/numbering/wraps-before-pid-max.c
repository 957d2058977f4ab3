// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "The largest PID is pid_max - 1; after it, allocation "
		"continues with low numbers.",
	.source = "proc_sys_kernel(5), /proc/sys/kernel/pid_max; "
		  "Documentation/admin-guide/sysctl/kernel.rst, pid_max",
	.needs = { need_last_pid },
	.harmful = true,
};

static struct process init, last, next;

void test(void)
{
	child(init, CLONE_NEWPID) {
		/* Before Linux 6.14, there is one pid_max for the machine. */
		int max = (int)must(read_number("/proc/sys/kernel/pid_max"));

		set_last_pid(max - 2);
		child(last)
			linger();
		CHECK_EQ(pid_of(last), max - 1);
		child(next)
			linger();
		CHECK(pid_of(next) > 1 && pid_of(next) < max - 2);
	}
	CHECK_EXITED(init, 0);
}
