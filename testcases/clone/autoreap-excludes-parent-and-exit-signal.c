// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "clone3(2) with CLONE_AUTOREAP fails with EINVAL if "
		"CLONE_PARENT or an exit signal is set.",
	.source = "tools/testing/selftests/pidfd/pidfd_autoreap_test.c, "
		  "autoreap_rejects_parent",
	.level = SHOULD,
	.since = "7.1",
	.needs = { need_autoreap },
};

static struct process init, member;

void test(void)
{
	child(init, CLONE_NEWPID) {
		CHECK_EQ(getpid(), 1);
		/* Not from init, which may not use CLONE_PARENT anyway. */
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
			CHECK_OK(try_child3(.flags = CLONE_PARENT,
					    .exit_signal = 0));
		}
		CHECK_EXITED(member, 0);
	}
	CHECK_EXITED(init, 0);
}
