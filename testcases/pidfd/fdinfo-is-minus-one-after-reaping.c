// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "In the fdinfo of a pidfd, Pid and NSpid are -1 once the "
		"process has been reaped.",
	.source = "tools/testing/selftests/pidfd/pidfd_fdinfo_test.c, "
		  "test_pidfd_dead_fdinfo",
	.level = SHOULD,
	.needs = { need_procfs },
};

static struct process init;

void test(void)
{
	intmax_t nspid[2];
	const char *path;

	child(init, CLONE_NEWPID)
		;
	path = fdinfo_of(pidfd_of(init));
	await_end(init);
	/* Control: a zombie still has its PID. */
	CHECK_EQ(number_after(path, "Pid:"), pid_of(init));

	CHECK_EXITED(init, 0);
	CHECK_EQ(number_after(path, "Pid:"), -1);
	CHECK_EQ(numbers_after(path, "NSpid:", nspid, 2), 1);
	CHECK_EQ(nspid[0], -1);
}
