// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * pid_max.c - whether pid_max is that of the supervisor's PID namespace.
 *
 * This is not in separation.c, because <linux/stat.h> there and <sys/stat.h> of
 * musl 1.2.5 both define struct statx.
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "world.h"

static int outer_proc = -1, outer_pid_max = -1;
static int open_error;

/* The file stays open, so that no other file gets its inode number. */
void open_outer_pid_max(void)
{
	outer_proc = open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (outer_proc != -1)
		outer_pid_max = openat(outer_proc, "sys/kernel/pid_max",
				       O_PATH | O_CLOEXEC);
	open_error = errno;
}

/*
 * Since Linux 6.14, one instance of procfs has a pid_max file for each PID
 * namespace, and the path leads a process to that of its own.  Before, the path
 * leads every process to the file of the host.  If the answer is UNVERIFIED,
 * errno is that of the call that failed.
 */
enum separation pid_max_since_start(void)
{
	struct stat outer, now;

	errno = open_error;
	if (outer_pid_max == -1 || fstat(outer_pid_max, &outer) == -1 ||
	    fstatat(outer_proc, "sys/kernel/pid_max", &now, 0) == -1)
		return UNVERIFIED;
	return outer.st_ino == now.st_ino ? SHARED : SEPARATE;
}
