// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <stdio.h>

const struct rule rule = {
	.says = "Remounting procfs with pidns=FILE fails with EBUSY, and "
		"changes nothing.",
	.source = "Documentation/filesystems/proc.rst, Mount options",
	.level = SHOULD,
	.since = "6.18",
	.needs = { need_procfs, need_pidns_option },
};

static struct process outer, inner;

/* Many headers lack this. */
#ifndef SYS_fsconfig
#define SYS_fsconfig 431
#define SYS_fspick 433
#endif

/* Does the same by a file descriptor. */
static int reconfigure(int ns)
{
	enum { SET_FD = 5 };
	int context = must(syscall(SYS_fspick, AT_FDCWD, "/proc", 0));

	return syscall(SYS_fsconfig, context, SET_FD, "pidns", NULL, ns);
}

void test(void)
{
	char option[64];
	intmax_t listed[4];

	child(outer, CLONE_NEWPID | CLONE_NEWNS) {
		child(inner, CLONE_NEWPID)
			linger();
		/* Control: a new mount accepts the option. */
		mount_procfs("pidns=/proc/self/ns/pid");
		snprintf(option, sizeof(option), "pidns=%s",
			 proc_file(inner, "ns/pid"));
		CHECK_ERRNO(mount(NULL, "/proc", NULL, MS_REMOUNT, option),
			    EBUSY);
		CHECK_ERRNO(reconfigure(open_namespace_of(inner)), EBUSY);
		CHECK_EQ(numbers_in("/proc", listed, 4), 2);
		CHECK_EQ(listed[1], pid_of(inner));
	}
	CHECK_EXITED(outer, 0);
}
