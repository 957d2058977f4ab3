// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/wait.h>

const struct rule rule = {
	.says = "waitpid(2) does not take the PID that a child has in its own "
		"PID namespace, but fails with ECHILD.",
	.source = "pid_namespaces(7), Nesting PID namespaces; waitpid(2), "
		  "ERRORS",
};

static struct process init;

void test(void)
{
	child(init, CLONE_NEWPID)
		linger();

	/* Control: by its PID in this namespace, it is a child. */
	CHECK_EQ(waitpid(pid_of(init), NULL, WNOHANG), 0);
	CHECK_ERRNO(waitpid(1, NULL, WNOHANG), ECHILD);
}
