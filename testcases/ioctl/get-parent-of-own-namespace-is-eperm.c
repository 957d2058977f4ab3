// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/nsfs.h>
#include <sys/ioctl.h>

const struct rule rule = {
	.says = "NS_GET_PARENT fails with EPERM for the caller's own PID "
		"namespace.",
	.source = "NS_GET_PARENT(2const), ERRORS",
};

static struct process init;
static struct note is_over;

void test(void)
{
	child(init, CLONE_NEWPID) {
		int own = open_own_namespace();

		CHECK_ERRNO(ioctl(own, NS_GET_PARENT), EPERM);
		await(is_over);
	}
	/* Control: in the parent namespace, the call succeeds. */
	CHECK_OK(ioctl(open_namespace_of(init), NS_GET_PARENT));
	post(is_over);
	CHECK_EXITED(init, 0);
}
