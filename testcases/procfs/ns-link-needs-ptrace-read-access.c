// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "Reading or following the link /proc/PID/ns/pid requires "
		"permission to ptrace(2) the process.",
	.source = "namespaces(7), The /proc/pid/ns/ directory",
	.since = "3.8",
	.needs = { need_procfs, need_userns },
};

static struct process init, stranger;

void test(void)
{
	const char *link;
	char text[64];

	child(init, CLONE_NEWPID)
		linger();
	link = proc_file(init, "ns/pid");
	CHECK_OK(readlink(link, text, sizeof(text)));

	/* The reader's capabilities are in its own user namespace. */
	child(stranger, CLONE_NEWUSER) {
		CHECK_EQ(readlink(link, text, sizeof(text)), -1);
		CHECK_EQ(open(link, O_RDONLY), -1);
		CHECK_EQ(access(link, F_OK), -1);
		CHECK_OK(readlink("/proc/self/ns/pid", text, sizeof(text)));
		CHECK_OK(open("/proc/self/ns/pid", O_RDONLY));
	}
	CHECK_EXITED(stranger, 0);
}
