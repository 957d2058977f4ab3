// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>

const struct rule rule = {
	.says = "/proc/PID/fdinfo/FD shows the holder of a lock by its PID in "
		"the PID namespace of the procfs instance.",
	.source = "Documentation/filesystems/proc.rst, "
		  "/proc/<pid>/fdinfo/<fd> - Information about opened file",
	.level = SHOULD,
	.since = "4.1",
	.needs = { need_procfs },
};

static struct process init, reader;
static struct note locked_fd;

static int holder_of_lock(const char *path)
{
	char text[512] = "", *lock;
	int pid = -1;

	must(read_text(path, text, sizeof(text)));
	lock = strstr(text, "lock:");
	if (lock)
		sscanf(lock, "lock: %*s %*s %*s %*s %d", &pid);
	return pid;
}

/* One at a time. */
static const char *info_of(int fd)
{
	char file[32];

	snprintf(file, sizeof(file), "fdinfo/%d", fd);
	return proc_file(init, file);
}

void test(void)
{
	const char *info;
	pid_t holder;

	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		int fd = must(memfd_create("locked", 0));

		must(flock(fd, LOCK_EX));
		mount_procfs();
		CHECK_EQ(holder_of_lock(info_of(fd)), 1);
		post(locked_fd, fd);
		linger();
	}
	info = info_of((int)await(locked_fd));
	holder = pid_of(init);
	CHECK_EQ(holder_of_lock(info), holder);
	/* The result depends on the mount, not on the reader. */
	child(reader, CLONE_NEWPID)
		CHECK_EQ(holder_of_lock(info), holder);
	CHECK_EXITED(reader, 0);
}
