// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/ioctl.h>

const struct rule rule = {
	.says = "PIDFD_GET_PID_NAMESPACE opens the PID namespace of the "
		"process.",
	.source = "include/uapi/linux/pidfd.h, PIDFD_GET_PID_NAMESPACE",
	.level = SHOULD,
	.since = "6.11",
};

static struct process init, neighbour;
static struct note has_unshared;

#ifndef PIDFD_GET_PID_NAMESPACE
#define PIDFD_GET_PID_NAMESPACE _IO(0xFF, 5)
#endif

static int open_namespace_by(int pidfd)
{
	return ioctl(pidfd, PIDFD_GET_PID_NAMESPACE, 0);
}

void test(void)
{
	int its;

	child(init, CLONE_NEWPID)
		linger();
	its = or_skip(open_namespace_by(pidfd_of(init)),
		      "PIDFD_GET_PID_NAMESPACE");
	CHECK_EQ(namespace_of_file(its), namespace_of(init));

	/* Control: another process has another namespace. */
	child(neighbour) {
		/* The call must not return the namespace for its children. */
		must(unshare(CLONE_NEWPID));
		post(has_unshared);
		linger();
	}
	await(has_unshared);
	its = must(open_namespace_by(pidfd_of(neighbour)));
	CHECK_EQ(namespace_of_file(its), own_namespace());
	CHECK_NE(namespace_of(init), own_namespace());
}
