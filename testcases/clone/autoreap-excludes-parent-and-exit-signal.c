// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "clone3(2) with CLONE_AUTOREAP fails with EINVAL if "
		"CLONE_PARENT, CLONE_THREAD or an exit signal is set.",
	.source = "tools/testing/selftests/pidfd/pidfd_autoreap_test.c, "
		  "autoreap_rejects_parent; "
		  "tools/testing/selftests/pidfd/pidfd_autoreap_test.c, "
		  "autoreap_rejects_thread",
	.level = SHOULD,
	.since = "7.1",
	.needs = { need_autoreap },
};

static struct process init, member;

/* On a kernel that creates the thread, it crashes on this empty stack, which
   ends the caller. */
static pid_t try_autoreap_thread(void)
{
	static _Alignas(16) char stack[4096];
	const unsigned long thread = CLONE_THREAD | CLONE_SIGHAND | CLONE_VM;

	return try_child3(.flags = CLONE_AUTOREAP | thread,
			  .stack = (uintptr_t)stack,
			  .stack_size = sizeof(stack), .exit_signal = 0);
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		CHECK_EQ(getpid(), 1);
		/* In a child, because CLONE_PARENT fails in init anyway. */
		child(member) {
			CHECK_OK(try_child3(.flags = CLONE_AUTOREAP,
					    .exit_signal = 0));
			CHECK_ERRNO(try_child3(.flags = CLONE_AUTOREAP,
					       .exit_signal = SIGCHLD),
				    EINVAL);
			CHECK_ERRNO(try_child3(.flags = CLONE_AUTOREAP |
							CLONE_PARENT,
					       .exit_signal = 0),
				    EINVAL);
			CHECK_ERRNO(try_autoreap_thread(), EINVAL);
			CHECK_OK(try_child3(.flags = CLONE_PARENT,
					    .exit_signal = 0));
		}
		CHECK_EXITED(member, 0);
	}
	CHECK_EXITED(init, 0);
}
