// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <sys/mman.h>

const struct rule rule = {
	.says = "F_GETLK reports an open file description lock with l_pid -1, "
		"whatever the PID namespaces of holder and caller.",
	.source = "F_GETLK(2const), Open file description locks "
		  "(non-POSIX)",
	.since = "3.15",
};

static struct process locker, reader;

void test(void)
{
	struct flock lock = { .l_type = F_WRLCK };
	int file = must(memfd_create("locked", 0));

	child(locker, CLONE_NEWPID)
		or_skip(fcntl(file, F_OFD_SETLK, &lock));
	CHECK_EXITED(locker, 0);

	child(reader, CLONE_NEWPID) {
		CHECK_OK(fcntl(file, F_GETLK, &lock));
		CHECK_EQ(lock.l_type, F_WRLCK);
		CHECK_EQ(lock.l_pid, -1);
	}
	CHECK_EXITED(reader, 0);
	CHECK_OK(fcntl(file, F_GETLK, &lock));
	CHECK_EQ(lock.l_type, F_WRLCK);
	CHECK_EQ(lock.l_pid, -1);
}
