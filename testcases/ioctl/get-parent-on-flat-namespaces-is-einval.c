// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <linux/nsfs.h>
#include <sys/ioctl.h>

const struct rule rule = {
	.says = "NS_GET_PARENT fails with EINVAL for a namespace whose type is "
		"not hierarchical.",
	.source = "NS_GET_PARENT(2const), ERRORS",
};

static struct process init;
static struct note is_over;

void test(void)
{
	int uts = or_skip(open("/proc/self/ns/uts", O_RDONLY));

	child(init, CLONE_NEWPID)
		await(is_over);
	CHECK_ERRNO(ioctl(uts, NS_GET_PARENT), EINVAL);
	/* Control: a PID namespace has a parent. */
	CHECK_OK(ioctl(open_namespace_of(init), NS_GET_PARENT));
	post(is_over);
	CHECK_EXITED(init, 0);
}
