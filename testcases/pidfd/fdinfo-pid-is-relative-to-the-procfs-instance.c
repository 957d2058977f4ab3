// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "In the fdinfo of a pidfd, Pid is the PID in the procfs "
		"instance's PID namespace, and NSpid lists the PIDs from that "
		"level down.",
	.source = "tools/testing/selftests/pidfd/pidfd_fdinfo_test.c, "
		  "test_pidfd_fdinfo_nspid",
	.level = SHOULD,
	.needs = { need_procfs },
};

static struct process init, member;
static struct note pid_in_old_mount, pid_inside, is_over;

void test(void)
{
	intmax_t nspid[3];

	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		const char *path;

		child(member)
			linger();
		path = fdinfo_of(pidfd_of(member));
		post(pid_in_old_mount, number_after(path, "Pid:"));
		mount_procfs();
		CHECK_EQ(number_after(path, "Pid:"), pid_of(member));
		CHECK_EQ(numbers_after(path, "NSpid:", nspid, 3), 1);
		CHECK_EQ(nspid[0], pid_of(member));
		post(pid_inside, pid_of(member));
		await(is_over);
	}

	CHECK_EQ(await(pid_in_old_mount), pid_of(member));
	CHECK_NE(await(pid_inside), pid_of(member));
	CHECK_EQ(numbers_after(fdinfo_of(pidfd_of(member)), "NSpid:", nspid, 3),
		 2);
	CHECK_EQ(nspid[0], pid_of(member));
	CHECK_EQ(nspid[1], await(pid_inside));
	post(is_over);
	CHECK_EXITED(init, 0);
}
