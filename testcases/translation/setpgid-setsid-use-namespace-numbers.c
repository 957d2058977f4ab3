// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "The ID of a process group or session is the PID of the "
		"process that created it in the caller's PID namespace.",
	.source = "setpgid(2), DESCRIPTION; setsid(2), DESCRIPTION; "
		  "pid_namespaces(7), Nesting PID namespaces",
};

static struct process init, member, mover;

void test(void)
{
	child(init, CLONE_NEWPID) {
		CHECK_OK(setpgid(0, 0));
		CHECK_EQ(getpgrp(), 1);
		child(member) {
			CHECK_EQ(getpgrp(), 1);
			CHECK_EQ(setsid(), getpid());
			CHECK_EQ(getsid(0), getpid());
			CHECK_EQ(getpgrp(), getpid());
			CHECK_NE(getpid(), 1);
			child(mover) {
				CHECK_OK(setpgid(0, 0));
				CHECK_EQ(getpgrp(), getpid());
				/* The group whose ID is that of the session. */
				CHECK_OK(setpgid(0, getppid()));
				CHECK_EQ(getpgrp(), getppid());
			}
			CHECK_EXITED(mover, 0);
		}
		CHECK_EXITED(member, 0);
	}
	CHECK_EXITED(init, 0);
}
