// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "The file of the initial PID namespace has the inode number "
		"0xEFFFFFFC.",
	.source = "include/uapi/linux/nsfs.h, PID_NS_INIT_INO",
	.level = SHOULD,
	.needs = { need_root, need_initial_procfs },
};

void test(void)
{
	/* PID 2 is kthreadd, which is in the initial PID namespace. */
	int ns = or_skip(open("/proc/2/ns/pid", O_RDONLY));

	CHECK_EQ(namespace_of_file(ns), 0xEFFFFFFC);
	/* Control: a later namespace has another number. */
	CHECK_NE(own_namespace(), 0xEFFFFFFC);
}
