// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "clone3(2) with CLONE_PIDFD_AUTOKILL fails with EINVAL without "
		"CLONE_PIDFD or without CLONE_AUTOREAP.",
	.source = "tools/testing/selftests/pidfd/pidfd_autoreap_test.c, "
		  "autokill_requires_pidfd",
	.level = SHOULD,
	.since = "7.1",
	.needs = { need_autoreap },
};

static struct process init;

static int try_with(uint64_t flags)
{
	int pidfd;

	return try_child3(.flags = CLONE_NEWPID | CLONE_PIDFD_AUTOKILL | flags,
			  .pidfd = (uintptr_t)&pidfd, .exit_signal = 0);
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		CHECK_EQ(getpid(), 1);
		or_skip(try_with(CLONE_PIDFD | CLONE_AUTOREAP),
			"CLONE_AUTOREAP");
		CHECK_ERRNO(try_with(CLONE_AUTOREAP), EINVAL);
		CHECK_ERRNO(try_with(CLONE_PIDFD), EINVAL);
	}
	CHECK_EXITED(init, 0);
}
