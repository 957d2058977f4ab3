// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Sending SCM_CREDENTIALS with a PID that no process has in the "
		"sender's PID namespace fails with ESRCH.",
	.source = "unix(7), SCM_CREDENTIALS",
};

static struct process stranger, init, fellow;

void test(void)
{
	struct ucred words = { 0, geteuid(), getegid() };
	pid_t unused_inside;
	int ends[2];

	make_sockets(ends);
	child(stranger)
		linger();
	/* Control: outside, a process has this PID. */
	words.pid = unused_inside = pid_of(stranger);
	CHECK_OK(try_word_as(ends[0], words));
	child(init, CLONE_NEWPID) {
		words.pid = unused_inside;
		CHECK_ERRNO(try_word_as(ends[0], words), ESRCH);

		/* Control: inside, the PID of another process is accepted. */
		child(fellow)
			linger();
		words.pid = pid_of(fellow);
		CHECK_OK(try_word_as(ends[0], words));
	}
	CHECK_EXITED(init, 0);
}
