// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/nsfs.h>
#include <sys/ioctl.h>

const struct rule rule = {
	.says = "PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE opens the PID namespace "
		"of the next child of the process, even if that namespace has "
		"no init process yet.",
	.source = "include/uapi/linux/pidfd.h, "
		  "PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE",
	.level = SHOULD,
	.since = "6.11",
};

static struct process caller, init;

#ifndef PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE
#define PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE _IO(0xFF, 6)
#endif

static int open_for_children(void)
{
	return ioctl(pidfd_of(caller), PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE, 0);
}

void test(void)
{
	child(caller) {
		int its = or_skip(open_for_children(),
				  "PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE");

		/* Control: before unshare(2), it is the process's own
		 * namespace. */
		CHECK_EQ(namespace_of_file(its), own_namespace());

		must(unshare(CLONE_NEWPID));
		its = open_for_children();
		CHECK_EQ(ioctl(its, NS_GET_NSTYPE), CLONE_NEWPID);
		CHECK_EQ(namespace_of_file(open_parent_of(its)),
			 own_namespace());
		child(init)
			linger();
		CHECK_EQ(namespace_of_file(its), namespace_of(init));
	}
	CHECK_EXITED(caller, 0);
}
