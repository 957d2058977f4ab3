// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/ioctl.h>

const struct rule rule = {
	.says = "An nsfs ioctl(2) that translates a PID fails with ESRCH if "
		"the PID is unused, or if its process is invisible in the "
		"target namespace.",
	.source = "fs/nsfs.c, ns_ioctl(); include/uapi/linux/nsfs.h, "
		  "NS_GET_PID_FROM_PIDNS",
	.level = CODE,
	.since = "6.11",
};

enum { UNUSED = 30000 };

#ifndef PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE
#define PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE _IO(0xFF, 6)
#endif

static struct process init, caller, first;
static struct note is_over;

static int open_for_children(void)
{
	return ioctl(pidfd_of(caller), PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE, 0);
}

static void check_namespace_without_init(void)
{
	int file;

	must(unshare(CLONE_NEWPID));
	file = or_skip(open_for_children(),
		       "PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE");
	CHECK_ERRNO(translate_pid(file, NS_GET_PID_FROM_PIDNS, 1), ESRCH);
	/* Control: once the process exists, it has a PID. */
	child(first)
		linger();
	CHECK_EQ(translate_pid(file, NS_GET_PID_FROM_PIDNS, 1), pid_of(first));
}

void test(void)
{
	int above = open_own_namespace(), below;

	child(init, CLONE_NEWPID) {
		CHECK_ERRNO(translate_pid(above, NS_GET_PID_FROM_PIDNS, 1),
			    ESRCH);
		await(is_over);
	}
	below = open_namespace_of(init);
	CHECK_ERRNO(translate_pid(below, NS_GET_PID_FROM_PIDNS, UNUSED), ESRCH);
	CHECK_ERRNO(translate_pid(below, NS_GET_PID_IN_PIDNS, UNUSED), ESRCH);
	CHECK_ERRNO(translate_pid(below, NS_GET_PID_IN_PIDNS, getpid()), ESRCH);
	/* Control: a visible process is found. */
	CHECK_EQ(translate_pid(above, NS_GET_PID_FROM_PIDNS, 1), 1);
	CHECK_EQ(translate_pid(below, NS_GET_PID_FROM_PIDNS, 1), pid_of(init));
	post(is_over);
	CHECK_EXITED(init, 0);
	child(caller)
		check_namespace_without_init();
	CHECK_EXITED(caller, 0);
}
