// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "open_by_handle_at(2) succeeds for the file handle of a pidfd "
		"if the process is in the caller's PID namespace or in a "
		"descendant namespace.",
	.source = "tools/testing/selftests/pidfd/pidfd_file_handle_test.c, "
		  "file_handle_child_pidns",
	.level = SHOULD,
	.since = "6.14",
	.needs = { need_procfs },
};

static struct process neighbour, init, inner_init;

static pid_t pid_by_handle_of(int pidfd)
{
	struct handle handle = handle_of(pidfd);
	int opened = open_handle(pidfd_of(neighbour), &handle);

	return opened == -1 ? -1
			    : (pid_t)number_after(fdinfo_of(opened), "Pid:");
}

void test(void)
{
	child(neighbour)
		linger();
	child(init, CLONE_NEWPID) {
		child(inner_init, CLONE_NEWPID)
			linger();
		linger();
	}
	CHECK_EQ(pid_by_handle_of(pidfd_of(neighbour)), pid_of(neighbour));
	CHECK_EQ(pid_by_handle_of(pidfd_of(init)), pid_of(init));
	CHECK_EQ(pid_by_handle_of(pidfd_of(inner_init)), pid_of(inner_init));
}
