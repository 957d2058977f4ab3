// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/ptrace.h>

const struct rule rule = {
	.says = "SIGKILL from a member has no effect on an init process that "
		"is traced from outside its PID namespace.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init, ordinary, killer;
static struct note is_traced;

void test(void)
{
	child(init, CLONE_NEWPID) {
		/* A blocked signal does not stop init for its tracer. */
		block_signals();
		child(ordinary)
			linger();
		child(killer) {
			await(is_traced);
			CHECK_OK(kill(pid_of(ordinary), SIGKILL));
			CHECK_OK(kill(1, SIGKILL));
		}
		/* Control: coming from killer, SIGKILL does end a process. */
		CHECK_KILLED(ordinary, SIGKILL);
		CHECK_EXITED(killer, 0);
	}
	or_skip(ptrace(PTRACE_SEIZE, pid_of(init), 0, 0));
	post(is_traced);
	CHECK_EXITED(init, 0);
}
