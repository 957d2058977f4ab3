// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "NS_GET_ID returns 4 for the initial PID namespace.",
	.source = "include/uapi/linux/nsfs.h, PID_NS_INIT_ID",
	.level = SHOULD,
	.since = "7.2",
	.needs = { need_root, need_initial_procfs, need_listns },
};

void test(void)
{
	/* PID 2 is kthreadd, which is in the initial PID namespace. */
	int ns = or_skip(open("/proc/2/ns/pid", O_RDONLY));

	CHECK_EQ(id_of_namespace(ns), 4);
	/* Control: a later namespace has another number. */
	CHECK_NE(id_of_namespace(open_own_namespace()), 4);
}
