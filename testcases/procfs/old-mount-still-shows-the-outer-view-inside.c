// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "In a new PID namespace, a procfs mount that was there before "
		"still shows the processes outside.",
	.source = "pid_namespaces(7), /proc and PID namespaces",
	.needs = { need_procfs },
};

static struct process stranger, init;

void test(void)
{
	const char *status;
	pid_t pid;

	child(stranger)
		linger();
	pid = pid_of(stranger);
	status = proc_file(stranger, "status");

	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		CHECK_OK(access(status, F_OK));
		CHECK_EQ(number_after(status, "Pid:"), pid);
		/* Control: a mount of this namespace does not. */
		mount_procfs();
		CHECK_ERRNO(access(status, F_OK), ENOENT);
	}
	CHECK_EXITED(init, 0);
}
