// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <linux/nsfs.h>
#include <sys/ioctl.h>

const struct rule rule = {
	.says = "The file descriptors that NS_GET_PARENT and NS_GET_USERNS "
		"return are read-only and close-on-exec.",
	.source = "NS_GET_PARENT(2const), DESCRIPTION; NS_GET_USERNS(2const), "
		  "DESCRIPTION",
};

static struct process init;
static struct note is_over;

void test(void)
{
	int ns, parent, owner;

	child(init, CLONE_NEWPID)
		await(is_over);
	ns = open_namespace_of(init);
	parent = or_skip(ioctl(ns, NS_GET_PARENT));
	owner = or_skip(ioctl(ns, NS_GET_USERNS));

	CHECK_EQ(fcntl(parent, F_GETFD), FD_CLOEXEC);
	CHECK_EQ(fcntl(owner, F_GETFD), FD_CLOEXEC);
	CHECK_EQ(fcntl(parent, F_GETFL) & O_ACCMODE, O_RDONLY);
	CHECK_EQ(fcntl(owner, F_GETFL) & O_ACCMODE, O_RDONLY);
	post(is_over);
	CHECK_EXITED(init, 0);
}
