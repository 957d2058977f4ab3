// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <sys/resource.h>

const struct rule rule = {
	.says = "When the first process of a new PID namespace cannot be "
		"created, for there is no file descriptor left for its pidfd, "
		"another can be created there, and gets PID 1.",
	.source = "kernel/pid.c, alloc_pid()",
	.level = SHOULD,
	.since = "7.1",
};

static struct process caller;

static void set_max_open_files(rlim_t max)
{
	struct rlimit limit;

	must(getrlimit(RLIMIT_NOFILE, &limit));
	limit.rlim_cur = max;
	must(setrlimit(RLIMIT_NOFILE, &limit));
}

void test(void)
{
	child(caller) {
		/* It is the lowest that was free: all below it are in use. */
		int last = must(open("/", O_RDONLY)), pidfd;

		/* Control: there are pidfds. */
		or_skip(try_child3(.flags = CLONE_PIDFD,
				   .pidfd = (uintptr_t)&pidfd));
		close(pidfd);

		must(unshare(CLONE_NEWPID));
		set_max_open_files(last + 1);
		CHECK_ERRNO(try_child3(.flags = CLONE_PIDFD,
				       .pidfd = (uintptr_t)&pidfd),
			    EMFILE);
		set_max_open_files(last + 2);
		CHECK_OK(try_child(0));
		/* That was PID 1: its end was that of the namespace. */
		CHECK_ERRNO(try_child(0), ENOMEM);
	}
	CHECK_EXITED(caller, 0);
}
