// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "After unshare(CLONE_NEWPID), before the first child, "
		"/proc/PID/ns/pid_for_children is the PID namespace of that "
		"child, and can be opened.",
	.source =
		"tools/testing/selftests/pid_namespace/pidns_init_via_setns.c, "
		"pidns_init_via_setns; namespaces(7), The "
		"/proc/pid/ns/ directory, says otherwise",
	.level = INFO,
	.since = "7.1",
};

static const char file[] = "/proc/self/ns/pid_for_children";
static struct process caller, first;

void test(void)
{
	child(caller) {
		char text[64];
		int fd;

		or_skip(namespace_for_children());
		must(unshare(CLONE_NEWPID));
		or_older(namespace_for_children(),
			 "readable pid_for_children before the first child");
		CHECK_OK(readlink(file, text, sizeof(text)));
		CHECK_OK(fd = open(file, O_RDONLY | O_CLOEXEC));
		CHECK_NE(namespace_of_file(fd), own_namespace());
		child(first) {
			CHECK_EQ(getpid(), 1);
			CHECK_EQ(own_namespace(), namespace_of_file(fd));
		}
		CHECK_EXITED(first, 0);
	}
	CHECK_EXITED(caller, 0);
}
