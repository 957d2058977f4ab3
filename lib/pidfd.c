// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * pidfd.c - what a pidfd tells, and other ways to come by one.
 *
 * By the kernel's numbers, for its header is as new as these are.
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

/* In the file system of pidfds a handle is an inode's number. */
struct pidfd_handle handle_of(int pidfd)
{
	struct pidfd_handle handle = { .size = sizeof(handle.space) };
	int mount;

	if (name_to_handle_at(pidfd, "", (void *)&handle, &mount,
			      AT_EMPTY_PATH) == -1)
		skip("pidfds have no handles here (Linux 6.14): %s",
		     errno_name(errno));
	return handle;
}

int open_handle(int any_pidfd, struct pidfd_handle *handle)
{
	return open_by_handle_at(any_pidfd, (void *)handle, O_CLOEXEC);
}

const char *need_autoreap(void)
{
	struct clone_args args = { .flags = CLONE_AUTOREAP };
	pid_t pid = sys_clone3(&args);

	if (pid == 0)
		end_();
	return pid > 0 ? NULL : "clone3(2) takes no CLONE_AUTOREAP (Linux 7.1)";
}
