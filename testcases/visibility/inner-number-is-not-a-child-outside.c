// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/wait.h>

const struct rule rule = {
	.says = "waitpid(2) and waitid(2) fail with ECHILD for the PID that a "
		"child has only in its own PID namespace.",
	.source = "pid_namespaces(7), Nesting PID namespaces; wait(2), "
		  "ERRORS",
};

static struct process init;

void test(void)
{
	siginfo_t info = { 0 };

	child(init, CLONE_NEWPID)
		linger();

	/* Control: by its PID in this namespace, it is a child. */
	CHECK_EQ(waitpid(pid_of(init), NULL, WNOHANG), 0);
	CHECK_OK(waitid(P_PID, pid_of(init), &info, WEXITED | WNOHANG));
	CHECK_ERRNO(waitpid(1, NULL, WNOHANG), ECHILD);
	CHECK_ERRNO(waitid(P_PID, 1, &info, WEXITED | WNOHANG), ECHILD);
}
