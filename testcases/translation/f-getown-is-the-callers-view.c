// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

const struct rule rule = {
	.says = "F_GETOWN tells the owner of a file by the PID in the caller's "
		"PID namespace, 0 if it has none there.",
	.source = "F_GETOWN(2const), DESCRIPTION; pid_namespaces(7), Nesting "
		  "PID namespaces",
};

static struct process init;
static struct note owns_second;

/* Not that of the C library, which may ask by F_GETOWN_EX. */
static int owner_of(int fd)
{
	return syscall(SYS_fcntl, fd, F_GETOWN);
}

void test(void)
{
	struct f_owner_ex owner = { 0 };
	int ends[2];

	make_sockets(ends);
	must(fcntl(ends[0], F_SETOWN, getpid()));
	/* Control: it has an owner. */
	CHECK_EQ(owner_of(ends[0]), getpid());
	child(init, CLONE_NEWPID) {
		CHECK_EQ(owner_of(ends[0]), 0);
		must(fcntl(ends[1], F_SETOWN, 1));
		CHECK_EQ(owner_of(ends[1]), 1);
		post(owns_second);
		linger();
	}
	await(owns_second);
	CHECK_EQ(owner_of(ends[1]), pid_of(init));
	CHECK_OK(fcntl(ends[1], F_GETOWN_EX, &owner));
	CHECK_EQ(owner.type, F_OWNER_PID);
	CHECK_EQ(owner.pid, pid_of(init));
}
