// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/stat.h>

const struct rule rule = {
	.says = "/proc/PID/ns/pid of two processes has the same device and "
		"inode number if, and only if, they are in the same PID "
		"namespace.",
	.source = "namespaces(7), The /proc/pid/ns/ directory",
	.since = "3.8",
};

static struct process neighbour, init, member, sibling;

static bool same_file(int one, int other)
{
	struct stat a, b;

	must(fstat(one, &a));
	must(fstat(other, &b));
	return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

void test(void)
{
	int above = open_own_namespace(), inside, beside;

	child(neighbour)
		CHECK(same_file(open_own_namespace(), above));
	CHECK_EXITED(neighbour, 0);

	child(init, CLONE_NEWPID) {
		child(member)
			linger();
		linger();
	}
	child(sibling, CLONE_NEWPID)
		linger();
	inside = open_namespace_of(init);
	beside = open_namespace_of(sibling);
	CHECK(same_file(open_namespace_of(member), inside));
	CHECK(!same_file(inside, above));
	CHECK(!same_file(beside, above));
	CHECK(!same_file(beside, inside));
}
