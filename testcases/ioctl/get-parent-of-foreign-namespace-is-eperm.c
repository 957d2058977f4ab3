// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/nsfs.h>
#include <sys/ioctl.h>

const struct rule rule = {
	.says = "NS_GET_PARENT fails with EPERM for a PID namespace that is "
		"not a descendant of the caller's.",
	.source = "NS_GET_PARENT(2const), ERRORS",
};

static struct process sibling, init;
static struct note is_over;

void test(void)
{
	int above = open_own_namespace(), beside;

	child(sibling, CLONE_NEWPID)
		await(is_over);
	beside = open_namespace_of(sibling);

	child(init, CLONE_NEWPID) {
		CHECK_ERRNO(ioctl(above, NS_GET_PARENT), EPERM);
		CHECK_ERRNO(ioctl(beside, NS_GET_PARENT), EPERM);
	}
	CHECK_EXITED(init, 0);
	/* Control: in the parent namespace, the call succeeds. */
	CHECK_OK(ioctl(beside, NS_GET_PARENT));
	post(is_over);
	CHECK_EXITED(sibling, 0);
}
