// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A PID that a privileged sender sets in SCM_CREDENTIALS is a "
		"PID of the sender's namespace; the receiver gets it "
		"translated to the receiver's namespace.",
	.source = "unix(7), SCM_CREDENTIALS; pid_namespaces(7), Miscellaneous",
};

static struct process init, fellow, unsharer;

void test(void)
{
	struct ucred words = { 0, geteuid(), getegid() };
	int ends[2];

	make_sockets(ends);
	child(init, CLONE_NEWPID) {
		child(fellow)
			linger();
		words.pid = pid_of(fellow);

		/* Control: inside, the PID is not changed. */
		send_word_as(ends[0], words);
		CHECK_EQ(take_word(ends[1]).pid, words.pid);
		send_word_as(ends[1], words);
		linger();
	}
	CHECK_EQ(take_word(ends[0]).pid, pid_of(fellow));

	/* Calls after unshare(2) use the same PIDs as before. */
	child(unsharer) {
		divert_children();
		words.pid = pid_of(fellow);
		CHECK_OK(try_word_as(ends[1], words));
		CHECK_EQ(take_word(ends[0]).pid, pid_of(fellow));
	}
	CHECK_EXITED(unsharer, 0);
}
