// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "PIDFD_GET_PID_NAMESPACE and "
		"PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE fail with ESRCH for the "
		"pidfd of a zombie.",
	.source = "fs/pidfs.c, pidfd_ioctl()",
	.level = CODE,
	.since = "6.11",
};

#ifndef PIDFD_GET_PID_NAMESPACE
#define PIDFD_GET_PID_NAMESPACE _IO(0xFF, 5)
#define PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE _IO(0xFF, 6)
#endif

static struct process init;
static struct note may_end;

static int open_own_of(int pidfd)
{
	return ioctl(pidfd, PIDFD_GET_PID_NAMESPACE, 0);
}

static int open_for_children_of(int pidfd)
{
	return ioctl(pidfd, PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE, 0);
}

void test(void)
{
	int ns;

	child(init, CLONE_NEWPID)
		await(may_end);
	/* Controls: before the process ends, both succeed. */
	ns = or_skip(open_own_of(pidfd_of(init)), "PIDFD_GET_PID_NAMESPACE");
	CHECK_EQ(namespace_of_file(ns), namespace_of(init));
	CHECK_OK(open_for_children_of(pidfd_of(init)));
	post(may_end);
	await_end(init);
	CHECK_ERRNO(open_own_of(pidfd_of(init)), ESRCH);
	CHECK_ERRNO(open_for_children_of(pidfd_of(init)), ESRCH);
	CHECK_EXITED(init, 0);
}
