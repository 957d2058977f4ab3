// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/mman.h>
#include <sys/stat.h>

const struct rule rule = {
	.says = "The init process of a new PID namespace, and a file that it "
		"creates, have the user and group ID of its parent.",
	.source = "clone(2), CLONE_NEWPID; namespaces(7), Namespace types",
};

static struct process init;

void test(void)
{
	const uid_t user = geteuid();
	const gid_t group = getegid();
	struct stat status;
	int ends[2];

	make_sockets(ends);
	child(init, CLONE_NEWPID) {
		CHECK_EQ(geteuid(), user);
		CHECK_EQ(getegid(), group);
		send_fd(ends[1], must(memfd_create("file", 0)));
	}
	must(fstat(take_fd(ends[0]), &status));
	CHECK_EQ(status.st_uid, user);
	CHECK_EQ(status.st_gid, group);
	CHECK_EXITED(init, 0);
}
