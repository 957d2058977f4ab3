// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "F_SETOWN and F_SETOWN_EX fail with ESRCH for a PID, TID or "
		"process group ID that only an ancestor of the caller's PID "
		"namespace has.",
	.source = "fs/fcntl.c, f_setown(); fs/fcntl.c, f_setown_ex()",
	.level = CODE,
};

static struct process stranger, init;

static int set_owner(int fd, int type, pid_t number)
{
	struct f_owner_ex owner = { .type = type, .pid = number };

	return fcntl(fd, F_SETOWN_EX, &owner);
}

static void check_found(int fd, pid_t number)
{
	CHECK_OK(fcntl(fd, F_SETOWN, number));
	CHECK_OK(fcntl(fd, F_SETOWN, -number));
	CHECK_OK(set_owner(fd, F_OWNER_PID, number));
	CHECK_OK(set_owner(fd, F_OWNER_TID, number));
	CHECK_OK(set_owner(fd, F_OWNER_PGRP, number));
}

static void check_unknown(int fd, pid_t number)
{
	CHECK_ERRNO(fcntl(fd, F_SETOWN, number), ESRCH);
	CHECK_ERRNO(fcntl(fd, F_SETOWN, -number), ESRCH);
	CHECK_ERRNO(set_owner(fd, F_OWNER_PID, number), ESRCH);
	CHECK_ERRNO(set_owner(fd, F_OWNER_TID, number), ESRCH);
	CHECK_ERRNO(set_owner(fd, F_OWNER_PGRP, number), ESRCH);
}

void test(void)
{
	pid_t numbers[MOST_NUMBERS];
	int ends[2], n;

	make_sockets(ends);
	child(stranger)
		linger();
	must(setpgid(pid_of(stranger), pid_of(stranger)));
	n = numbers_of(stranger, numbers);

	/* Control: in this namespace there is such a PID, and such a group. */
	check_found(ends[0], pid_of(stranger));

	child(init, CLONE_NEWPID) {
		for (int i = 0; i < n; i++)
			check_unknown(ends[1], numbers[i]);
		/* Control: a process with a PID in here is found. */
		check_found(ends[1], 1);
	}
	CHECK_EXITED(init, 0);
}
