// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A PID namespace that has no init process yet tells its kind "
		"and its parent, and that it has no process 1: ESRCH.",
	.source = "include/uapi/linux/pidfd.h, "
		  "PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE; fs/nsfs.c, ns_ioctl()",
	.level = SHOULD,
	.since = "6.11",
};

#ifndef PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE
#define PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE _IO(0xFF, 6)
#endif

static struct process caller, init;

static int open_namespace_for_children(int pidfd)
{
	return ioctl(pidfd, PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE, 0);
}

void test(void)
{
	child(caller) {
		int ns;

		must(unshare(CLONE_NEWPID));
		ns = or_skip(open_namespace_for_children(pidfd_of(caller)),
			     "PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE");
		CHECK_EQ(ioctl(ns, NS_GET_NSTYPE), CLONE_NEWPID);
		CHECK_EQ(namespace_of_file(open_parent_of(ns)),
			 own_namespace());
		CHECK_ERRNO(translate_pid(ns, NS_GET_PID_FROM_PIDNS, 1), ESRCH);

		/* Control: it is the one to be, and then it has one. */
		child(init)
			linger();
		CHECK_EQ(translate_pid(ns, NS_GET_PID_FROM_PIDNS, 1),
			 pid_of(init));
	}
	CHECK_EXITED(caller, 0);
}
