// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

/* TODO: fill in, and take these comments out; see testcases/README.md. */
const struct rule rule = {
	/* One sentence about the kernel, present tense, that can be false. */
	.says = "TODO.",
	/* The document that states it: page(section), heading. */
	.source = "TODO",
	/* The kind of source: MUST, the default, SHOULD, CODE or INFO, see
	   README.md. */
	.level = MUST,
};

static struct process init;

void test(void)
{
	child(init, CLONE_NEWPID) {
		/* TODO: create processes, and check: CHECK_EQ(getpid(), 1); */
	}
	/* TODO: check how it ended: CHECK_EXITED(init, 0); */
}
