// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "F_GETOWN and F_GETOWN_EX report 0 for an owner that is not in "
		"the caller's PID namespace.",
	.source = "kernel/pid.c, pid_nr_ns()",
	.level = CODE,
};

static struct process init;

static pid_t extended_owner_of(int fd)
{
	struct f_owner_ex owner = { .pid = -1 };

	must(fcntl(fd, F_GETOWN_EX, &owner));
	return owner.pid;
}

void test(void)
{
	int ends[2];

	make_sockets(ends);
	must(fcntl(ends[0], F_SETOWN, getpid()));
	/* Control: in this namespace, the owner has a PID. */
	CHECK_EQ(extended_owner_of(ends[0]), getpid());
	child(init, CLONE_NEWPID) {
		/* A direct call, because a C library may use F_GETOWN_EX. */
		CHECK_EQ(syscall(SYS_fcntl, ends[0], F_GETOWN), 0);
		CHECK_EQ(extended_owner_of(ends[0]), 0);
	}
	CHECK_EXITED(init, 0);
}
