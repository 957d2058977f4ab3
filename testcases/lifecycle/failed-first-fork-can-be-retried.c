// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "If creating the first process of a PID namespace fails after "
		"its PID was allocated, a later attempt succeeds, and the "
		"process has PID 1.",
	.source = "kernel/pid.c, alloc_pid(); pid_namespaces(7), The namespace "
		  "init process",
	.level = CODE,
};

static struct process caller;

void test(void)
{
	int pidfd;

	child(caller) {
		/* Control: with an address for the pidfd, it succeeds. */
		or_skip(try_child3(.flags = CLONE_PIDFD,
				   .pidfd = (uintptr_t)&pidfd));

		must(unshare(CLONE_NEWPID));
		CHECK_ERRNO(try_child3(.flags = CLONE_PIDFD, .pidfd = 0),
			    EFAULT);
		CHECK_OK(try_child(0));
		/* That process was PID 1, and its end ended the namespace. */
		CHECK_ERRNO(try_child(0), ENOMEM);
	}
	CHECK_EXITED(caller, 0);
}
