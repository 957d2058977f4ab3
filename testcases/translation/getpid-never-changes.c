// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "getpid(2) returns the same PID during the whole life of a "
		"process, even after setns(2) to a PID namespace or execve(2).",
	.source = "pid_namespaces(7), setns(2) and unshare(2) semantics",
};

static struct process init, joiner, joined;

int after_exec(void)
{
	return getpid() == handed_over() ? 42 : 1;
}

void test(void)
{
	child(init, CLONE_NEWPID)
		linger();
	child(joiner) {
		pid_t before = getpid();

		join_pid_namespace(init);
		CHECK_EQ(getpid(), before);

		/* Control: the joined namespace is another one, and takes
		 * members. */
		child(joined)
			CHECK_EQ(getppid(), 0);
		CHECK_EXITED(joined, 0);
		CHECK_EQ(getpid(), before);
		exec_self(before);
	}
	CHECK_EXITED(joiner, 42);
}
