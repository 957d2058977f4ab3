// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "In the fdinfo of a pidfd, Pid and NSpid are 0 if the process "
		"has no PID in the PID namespace of the procfs instance.",
	.source = "tools/testing/selftests/pidfd/pidfd_fdinfo_test.c, "
		  "child_fdinfo_nspid_test",
	.level = SHOULD,
	.needs = { need_procfs },
};

static struct process stranger, sibling, init;

static void check_zero(const char *path)
{
	intmax_t nspid[2];

	CHECK_EQ(number_after(path, "Pid:"), 0);
	CHECK_EQ(numbers_after(path, "NSpid:", nspid, 2), 1);
	CHECK_EQ(nspid[0], 0);
}

void test(void)
{
	int above, aside;

	child(stranger)
		linger();
	child(sibling, CLONE_NEWPID)
		linger();
	above = pidfd_of(stranger);
	aside = pidfd_of(sibling);

	/* Control: in the namespace of this procfs instance, they have PIDs. */
	CHECK_EQ(number_after(fdinfo_of(above), "Pid:"), pid_of(stranger));
	CHECK_EQ(number_after(fdinfo_of(aside), "Pid:"), pid_of(sibling));

	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		mount_procfs();
		check_zero(fdinfo_of(above));
		check_zero(fdinfo_of(aside));
	}
	CHECK_EXITED(init, 0);
}
