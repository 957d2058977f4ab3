// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * pidfd.c - information from a pidfd, and other ways to get one.
 *
 * The operations have numbers instead of names, because the kernel's header may
 * be older.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/ioctl.h>

#include "sys.h"
#include "world.h"

_Static_assert(sizeof(struct pidfd_facts) == 64,
	       "that is PIDFD_INFO_SIZE_VER0");

const char *fdinfo_of(int fd)
{
	static char path[48];

	snprintf(path, sizeof(path), "/proc/self/fdinfo/%d", fd);
	return path;
}

int ask_pidfd(int pidfd, uint64_t wanted, struct pidfd_facts *facts)
{
	*facts = (struct pidfd_facts){ .mask = wanted };
	return ioctl(pidfd, _IOWR(0xFF, 11, struct pidfd_facts), facts);
}

const char *need_autoreap(void)
{
	struct clone_args args = { .flags = CLONE_AUTOREAP };
	pid_t pid;

	skip_if_rejected(CALL_CLONE3);
	pid = sys_clone3(&args);
	if (pid == 0)
		end_();
	return pid > 0 ? NULL
		       : absent_clone3("CLONE_AUTOREAP", "7.1",
				       HERE_("need_autoreap"));
}
