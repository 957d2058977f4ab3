// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <linux/nsfs.h>
#include <sys/ioctl.h>

const struct rule rule = {
	.says = "NS_GET_OWNER_UID fails with EINVAL for a PID namespace.",
	.source = "NS_GET_OWNER_UID(2const), ERRORS",
};

static struct process init;

void test(void)
{
	int user = or_skip(open("/proc/self/ns/user", O_RDONLY));
	uid_t uid;

	child(init, CLONE_NEWPID) {
		int own = open_own_namespace();

		CHECK_ERRNO(ioctl(own, NS_GET_OWNER_UID, &uid), EINVAL);
		/* Control: a user namespace has an owner. */
		CHECK_OK(ioctl(user, NS_GET_OWNER_UID, &uid));
	}
	CHECK_EXITED(init, 0);
}
