// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "The init process of a new PID namespace inherits the open "
		"file descriptors of its parent, and can use them.",
	.source = "clone(2), CLONE_FILES; clone(2), CLONE_NEWPID",
};

static struct process init;

void test(void)
{
	int question[2], answer[2];
	char letter = 'x';

	must(pipe(question));
	must(pipe(answer));
	child(init, CLONE_NEWPID) {
		CHECK_EQ(read(question[0], &letter, 1), 1);
		CHECK_EQ(letter, 'q');
		CHECK_EQ(write(answer[1], "a", 1), 1);
	}
	must(write(question[1], "q", 1));
	CHECK_EXITED(init, 0);
	CHECK_EQ(read(answer[0], &letter, 1), 1);
	CHECK_EQ(letter, 'a');
}
