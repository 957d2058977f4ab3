// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/wait.h>

const struct rule rule = {
	.says = "A process created with CLONE_NEWPID and CLONE_PARENT is the "
		"init process of a new PID namespace; its parent is the parent "
		"of the caller.",
	.source = "kernel/fork.c, copy_process(); clone(2), ERRORS, says "
		  "otherwise",
	.level = INFO,
};

static struct process caller;
static struct note number, pid_inside, parent_inside;

static int look_around(void *unused)
{
	(void)unused;
	post(pid_inside, getpid());
	post(parent_inside, getppid());
	return 0;
}

void test(void)
{
	child(caller) {
		/* According to clone(2), this fails with EINVAL. */
		pid_t pid = or_skip(start_on_stack(
			look_around, CLONE_NEWPID | CLONE_PARENT | SIGCHLD,
			NULL));

		CHECK_ERRNO(waitpid(pid, NULL, 0), ECHILD);
		post(number, pid);
	}
	CHECK_EQ(await(pid_inside), 1);
	CHECK_EQ(await(parent_inside), 0);
	CHECK_OK(waitpid((pid_t)await(number), NULL, 0));
	CHECK_EXITED(caller, 0);
}
