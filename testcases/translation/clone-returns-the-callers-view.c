// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "clone(2) returns the PID that the child has in the caller's "
		"PID namespace.",
	.source = "clone(2), RETURN VALUE; pid_namespaces(7), Nesting PID "
		  "namespaces",
};

static struct process init, member, nested;
static struct note number_inside;

void test(void)
{
	int ends[2];

	make_sockets(ends);
	child(init, CLONE_NEWPID) {
		CHECK_EQ(getpid(), 1);
		send_word(ends[1]);
		child(member)
			post(number_inside, getpid());
		CHECK_EQ(pid_of(member), await(number_inside));
		CHECK_EXITED(member, 0);

		/* A process with a PID in this namespace and in one more. */
		child(nested, CLONE_NEWPID)
			linger();
		CHECK_EQ(pid_of(nested), 3);
		CHECK_OK(kill(3, 0));
	}
	CHECK_EQ(pid_of(init), take_word(ends[0]).pid);

	/* Control: the PIDs differ in the two namespaces. */
	CHECK_NE(pid_of(init), 1);
	CHECK_EXITED(init, 0);
}
