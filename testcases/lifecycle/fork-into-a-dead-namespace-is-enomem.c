// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Every system call that creates a process fails with ENOMEM in "
		"a PID namespace whose init process has terminated.",
	.source = "pid_namespaces(7), The namespace init process; fork(2), "
		  "ERRORS",
	.needs = { need_set_tid },
};

static struct process init, visitor;
static struct note may_exit;

static int end_at_once(void *unused)
{
	(void)unused;
	return 0;
}

void test(void)
{
	int own = open_own_namespace(), dead;
	pid_t one = 1;

	child(init, CLONE_NEWPID)
		await(may_exit);
	dead = open_namespace_of(init);
	post(may_exit);
	CHECK_EXITED(init, 0);

	child(visitor) {
		must(setns(dead, CLONE_NEWPID));
		CHECK_ERRNO(try_child(0), ENOMEM);
		CHECK_ERRNO(start_on_stack(end_at_once,
					   CLONE_VM | CLONE_VFORK | SIGCHLD,
					   NULL),
			    ENOMEM);
		CHECK_ERRNO(try_child3(.flags = 0), ENOMEM);
		CHECK_ERRNO(try_child3(.set_tid = (uintptr_t)&one,
				       .set_tid_size = 1),
			    ENOMEM);

		/* Control: in another namespace, the call succeeds. */
		must(setns(own, CLONE_NEWPID));
		CHECK_OK(try_child(0));
	}
	CHECK_EXITED(visitor, 0);
}
