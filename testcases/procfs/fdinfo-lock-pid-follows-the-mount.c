// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>

const struct rule rule = {
	.says = "The holder of a lock in /proc/PID/fdinfo/FD is named by its "
		"PID in the PID namespace of the mount.",
	.source = "Documentation/filesystems/proc.rst, "
		  "/proc/<pid>/fdinfo/<fd> - Information about opened file",
	.level = SHOULD,
	.since = "4.1",
	.needs = { need_procfs },
};

static struct process init;
static struct note locked_fd;

static int holder_of_lock(int fd)
{
	char path[32], text[512] = "", *lock;
	int pid = -1;

	snprintf(path, sizeof(path), "fdinfo/%d", fd);
	must(read_text(proc_file(init, path), text, sizeof(text)));
	lock = strstr(text, "lock:");
	if (lock)
		sscanf(lock, "lock: %*s %*s %*s %*s %d", &pid);
	return pid;
}

void test(void)
{
	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		int fd = must(memfd_create("locked", 0));

		must(flock(fd, LOCK_EX));
		mount_procfs();
		CHECK_EQ(holder_of_lock(fd), 1);
		post(locked_fd, fd);
		linger();
	}
	CHECK_EQ(holder_of_lock(await(locked_fd)), pid_of(init));
}
