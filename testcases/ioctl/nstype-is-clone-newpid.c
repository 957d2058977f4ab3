// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <linux/nsfs.h>
#include <sys/ioctl.h>

const struct rule rule = {
	.says = "NS_GET_NSTYPE returns CLONE_NEWPID for the files pid and "
		"pid_for_children in /proc/PID/ns.",
	.source = "NS_GET_NSTYPE(2const), DESCRIPTION",
};

static struct process init;

static int type_of(const char *path)
{
	return ioctl(or_skip(open(path, O_RDONLY), "files in /proc/PID/ns"),
		     NS_GET_NSTYPE);
}

void test(void)
{
	or_skip(type_of("/proc/self/ns/pid"), "NS_GET_NSTYPE");
	child(init, CLONE_NEWPID) {
		CHECK_EQ(type_of("/proc/self/ns/pid"), CLONE_NEWPID);
		CHECK_EQ(type_of("/proc/self/ns/pid_for_children"),
			 CLONE_NEWPID);
		/* Control: another namespace has another type. */
		CHECK_EQ(type_of("/proc/self/ns/user"), CLONE_NEWUSER);
	}
	CHECK_EXITED(init, 0);
}
