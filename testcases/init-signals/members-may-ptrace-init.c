// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/ptrace.h>

const struct rule rule = {
	.says = "A member of a PID namespace that is permitted to trace "
		"another member is also permitted to trace the init process.",
	.source = "ptrace(2), ERRORS",
};

static struct process init, ordinary, tracer;

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(ordinary)
			linger();
		child(tracer) {
			or_skip(ptrace(PTRACE_SEIZE, pid_of(ordinary), 0, 0));
			CHECK_OK(ptrace(PTRACE_SEIZE, pid_of(init), 0, 0));
		}
		/* The end of the tracer detaches init. */
		CHECK_EXITED(tracer, 0);
	}
	CHECK_EXITED(init, 0);
}
