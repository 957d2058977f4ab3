// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/mman.h>

const struct rule rule = {
	.says = "A shared mapping is shared with the init process of a new PID "
		"namespace.",
	.source = "clone(2), CLONE_NEWPID; mmap(2), MAP_SHARED",
};

static struct process init;

static volatile int *map(int flags)
{
	return must(mmap(NULL, sizeof(int), PROT_READ | PROT_WRITE,
			 flags | MAP_ANONYMOUS, -1, 0));
}

void test(void)
{
	volatile int *common = map(MAP_SHARED), *private = map(MAP_PRIVATE);

	child(init, CLONE_NEWPID)
		*common = *private = 42;
	CHECK_EXITED(init, 0);

	CHECK_EQ(*common, 42);
	/* Control: private mappings are copied. */
	CHECK_EQ(*private, 0);
}
