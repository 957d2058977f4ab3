// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "getpgid(2) and getsid(2) return the PID that the leader of "
		"the process group or session has in the caller's PID "
		"namespace.",
	.source = "getpgid(2), DESCRIPTION; getsid(2), DESCRIPTION; "
		  "pid_namespaces(7), Nesting PID namespaces",
};

static struct process init, leader, follower;
static struct note follows;

void test(void)
{
	child(init, CLONE_NEWPID) {
		must(setsid());
		child(leader) {
			must(setpgid(0, 0));
			child(follower) {
				CHECK_EQ(getpgrp(), pid_of(leader));
				CHECK_EQ(getsid(0), 1);
				post(follows);
				linger();
			}
			linger();
		}
		linger();
	}
	await(follows);
	CHECK_EQ(getpgid(pid_of(follower)), pid_of(leader));
	CHECK_EQ(getsid(pid_of(follower)), pid_of(init));
}
