// SPDX-License-Identifier: GPL-2.0-or-later
/* fhandle.c - file handles of pidfds and namespaces. */
#include <fcntl.h>

#include "world.h"

struct handle handle_of(int fd)
{
	struct handle handle = { .size = sizeof(handle.space) };
	int mount;

	if (name_to_handle_at(fd, "", (void *)&handle, &mount, AT_EMPTY_PATH) !=
	    -1)
		return handle;
	if (errno == ENOSYS)
		skip("requires name_to_handle_at(2) (run a kernel with "
		     "CONFIG_FHANDLE, and allow it in the seccomp filter)");
	skip("%s",
	     absent("name_to_handle_at(2) of this file",
		    rule.since ? rule.since : "6.18", HERE_("handle_of()")));
}

/* A kernel with such handles checks the handle before it checks privileges. */
static bool is_filtered(int any)
{
	return syscall(SYS_open_by_handle_at, any, NULL, O_RDONLY) == -1 &&
	       errno == EPERM;
}

int open_handle(int any, struct handle *handle)
{
	int fd = open_by_handle_at(any, (void *)handle, O_RDONLY | O_CLOEXEC);

	if (fd == -1 && errno == EPERM) {
		if (is_filtered(any))
			skip("requires open_by_handle_at(2): EPERM (allow it "
			     "in "
			     "the seccomp filter)");
		errno = EPERM;
	}
	/* The handle exists, so the kernel has the call.  This is the answer of
	   the filters of LXC and Incus. */
	if (fd == -1 && errno == ENOSYS && world->filter)
		skip("requires open_by_handle_at(2): ENOSYS (allow it in the "
		     "seccomp filter)");
	return fd;
}
