// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "When the init process of a PID namespace is killed by a "
		"signal from outside, every other member is killed with "
		"SIGKILL.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init, member, leader;

void test(void)
{
	/* So that only SIGKILL can end them. */
	block_signals();

	child(init, CLONE_NEWPID) {
		child(member)
			linger();
		child(leader) {
			must(setsid());
			linger();
		}
		linger();
	}
	CHECK_ALIVE(member);
	CHECK_ALIVE(leader);

	must(kill(pid_of(init), SIGKILL));
	CHECK_KILLED(init, SIGKILL);
	CHECK_ENDS(member);
	CHECK_ENDS(leader);
}
