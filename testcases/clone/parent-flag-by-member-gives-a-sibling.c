// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/wait.h>

const struct rule rule = {
	.says = "If a child of the init process calls clone(2) with "
		"CLONE_PARENT, the new process is a child of init.",
	.source = "clone(2), CLONE_PARENT",
};

static struct process init, member;
static struct note number_of_sibling, parent_of_sibling;

static int record_parent(void *unused)
{
	(void)unused;
	post(parent_of_sibling, getppid());
	return 0;
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(member) {
			pid_t pid;

			CHECK_OK(pid = start_on_stack(record_parent,
						      CLONE_PARENT | SIGCHLD,
						      NULL));
			CHECK_ERRNO(waitpid(pid, NULL, 0), ECHILD);
			post(number_of_sibling, pid);
		}
		CHECK_EQ(await(parent_of_sibling), getpid());
		CHECK_OK(waitpid((pid_t)await(number_of_sibling), NULL, 0));
		CHECK_EXITED(member, 0);
	}
	CHECK_EXITED(init, 0);
}
