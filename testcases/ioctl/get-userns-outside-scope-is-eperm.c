// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/nsfs.h>
#include <sys/ioctl.h>

const struct rule rule = {
	.says = "NS_GET_USERNS fails with EPERM for a PID namespace whose "
		"owner is neither the caller's user namespace nor one of its "
		"descendants.",
	.source = "NS_GET_USERNS(2const), ERRORS",
	.needs = { need_userns },
};

static struct process init;

void test(void)
{
	int above = open_own_namespace();

	child(init, CLONE_NEWPID | CLONE_NEWUSER) {
		int own = open_own_namespace();

		CHECK_ERRNO(ioctl(above, NS_GET_USERNS), EPERM);
		/* Control: it succeeds for a namespace that the caller owns. */
		CHECK_OK(ioctl(own, NS_GET_USERNS));
	}
	CHECK_EXITED(init, 0);
}
