// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

const struct rule rule = {
	.says = "/proc/locks lists only locks of processes in the PID "
		"namespace of the procfs instance, by their PIDs there.",
	.source = "proc_locks(5), DESCRIPTION",
	.since = "4.9",
	.needs = { need_procfs },
};

enum { ANYONE = 0 };

static struct process init, reader;
static struct note seen_inside;

static void lock_byte(int fd, off_t start)
{
	struct flock byte = {
		.l_type = F_WRLCK,
		.l_start = start,
		.l_len = 1,
	};

	must(fcntl(fd, F_SETLK, &byte));
}

/* Uses one read(2).  Between two calls, other processes may add and remove
   locks, and the second call may list a lock again. */
static int locks_of(pid_t holder, int fd)
{
	char text[4096], name[32], wanted[32], *line, *rest = text;
	struct stat file;
	int n = 0, pid;

	must(read_text("/proc/locks", text, sizeof(text)));
	must(fstat(fd, &file));
	snprintf(wanted, sizeof(wanted), "%02x:%02x:%ju", major(file.st_dev),
		 minor(file.st_dev), (uintmax_t)file.st_ino);
	while ((line = strsep(&rest, "\n")))
		n += sscanf(line, "%*s %*s %*s %*s %d %31s", &pid, name) == 2 &&
		     strcmp(name, wanted) == 0 &&
		     (holder == ANYONE || holder == pid);
	return n;
}

void test(void)
{
	int fd = must(memfd_create("locked", 0));
	pid_t holder, init_outside;

	or_skip(access("/proc/locks", R_OK));
	must(flock(fd, LOCK_SH));
	lock_byte(fd, 0);
	child(init, CLONE_NEWPID | CLONE_NEWNS) {
		lock_byte(fd, 20);
		mount_procfs();
		CHECK_EQ(locks_of(ANYONE, fd), 1);
		CHECK_EQ(locks_of(getpid(), fd), 1);
		post(seen_inside);
		linger();
	}
	await(seen_inside);
	CHECK_EQ(locks_of(ANYONE, fd), 3);
	holder = getpid();
	init_outside = pid_of(init);
	CHECK_EQ(locks_of(holder, fd), 2);
	CHECK_EQ(locks_of(init_outside, fd), 1);
	/* The result depends on the mount, not on the reader. */
	child(reader, CLONE_NEWPID) {
		CHECK_EQ(locks_of(holder, fd), 2);
		CHECK_EQ(locks_of(init_outside, fd), 1);
	}
	CHECK_EXITED(reader, 0);
}
