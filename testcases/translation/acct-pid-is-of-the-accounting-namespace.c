// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <linux/acct.h>

const struct rule rule = {
	.says = "acct(2) records the processes of the caller's PID namespace "
		"and its descendants, and no others, by their PIDs in the "
		"caller's.",
	.source = "kernel/acct.c, fill_ac()",
	.level = INFO,
	.since = "4.0",
	.needs = { need_root, need_disposable_machine, need_mounts },
};

static const char file[] = "/tmp/account";
static struct process outsider, init, member, below;
static struct note is_on, outsider_has_ended;

/* The number of records about @pid, or about any process if it is 0. */
static int records_of(int fd, pid_t pid)
{
	struct acct_v3 record;
	int found = 0;

	for (off_t at = 0;
	     pread(fd, &record, sizeof(record), at) == (ssize_t)sizeof(record);
	     at += sizeof(record))
		found += pid == 0 || record.ac_pid == (uint32_t)pid;
	return found;
}

static void account(void)
{
	int fd;

	mount_tmp();
	fd = must(open(file, O_RDWR | O_CREAT, 0600));
	or_skip(syscall(SYS_acct, file), "acct(2)");
	post(is_on);
	await(outsider_has_ended);
	CHECK_EQ(records_of(fd, 0), 0);
	child(member) {
	}
	CHECK_EXITED(member, 0);
	child(below, CLONE_NEWPID)
		CHECK_EQ(getpid(), 1);
	CHECK_EXITED(below, 0);
	must(syscall(SYS_acct, NULL));
	CHECK_EQ(records_of(fd, pid_of(member)), 1);
	CHECK_EQ(records_of(fd, pid_of(below)), 1);
}

void test(void)
{
	child(init, CLONE_NEWPID)
		account();
	child(outsider)
		await(is_on);
	CHECK_EXITED(outsider, 0);
	post(outsider_has_ended);
	CHECK_EXITED(init, 0);
}
