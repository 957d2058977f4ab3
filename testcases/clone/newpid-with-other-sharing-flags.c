// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "clone(2) accepts CLONE_NEWPID together with each of "
		"CLONE_FILES, CLONE_FS, CLONE_SYSVSEM, CLONE_IO, CLONE_VFORK "
		"and CLONE_PTRACE; the child has PID 1.",
	.source = "clone(2), The flags mask; clone(2), ERRORS",
};

static const unsigned long flags[] = {
	CLONE_FILES, CLONE_FS,	  CLONE_SYSVSEM,
	CLONE_IO,    CLONE_VFORK, CLONE_PTRACE,
};

static struct process init;

void test(void)
{
	unsigned long all = 0;

	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
		all |= flags[i];
		CHECK_OK(try_child(CLONE_NEWPID | flags[i]));
		child(init, CLONE_NEWPID | flags[i])
			CHECK_EQ(getpid(), 1);
		CHECK_EXITED(init, 0);
	}
	CHECK_OK(try_child(CLONE_NEWPID | all));
}
