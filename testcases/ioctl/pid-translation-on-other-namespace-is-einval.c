// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "Translating a PID by an ioctl(2) of nsfs fails with EINVAL if "
		"the file is not that of a PID namespace.",
	.source = "fs/nsfs.c, ns_ioctl()",
	.level = CODE,
	.since = "6.11",
};

void test(void)
{
	int users = or_skip(open("/proc/self/ns/user", O_RDONLY));
	int pids = open_own_namespace();

	/* Control: with a PID namespace, the call succeeds. */
	CHECK_EQ(translate_pid(pids, NS_GET_PID_FROM_PIDNS, 1), 1);
	CHECK_ERRNO(translate_pid(users, NS_GET_PID_FROM_PIDNS, 1), EINVAL);
	CHECK_ERRNO(translate_pid(users, NS_GET_TGID_FROM_PIDNS, 1), EINVAL);
	CHECK_ERRNO(translate_pid(users, NS_GET_PID_IN_PIDNS, 1), EINVAL);
	CHECK_ERRNO(translate_pid(users, NS_GET_TGID_IN_PIDNS, 1), EINVAL);
}
