// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/wait.h>

const struct rule rule = {
	.says = "setpgid(2) and waitpid(2) do not take the PID that the "
		"caller's own child has in an ancestor PID namespace, but fail "
		"with ESRCH and ECHILD.",
	.source = "pid_namespaces(7), Nesting PID namespaces; setpgid(2), "
		  "ERRORS; waitpid(2), ERRORS",
};

static struct process init, member;
static struct note outer_number;

void test(void)
{
	child(init, CLONE_NEWPID) {
		pid_t number;

		child(member)
			linger();
		number = (pid_t)await(outer_number);
		CHECK_ERRNO(setpgid(number, 0), ESRCH);
		CHECK_ERRNO(waitpid(number, NULL, WNOHANG), ECHILD);
		/* Control: by its PID in here, it is a child. */
		CHECK_OK(setpgid(pid_of(member), 0));
		CHECK_EQ(waitpid(pid_of(member), NULL, WNOHANG), 0);
	}
	post(outer_number, pid_of(member));
	CHECK_EXITED(init, 0);
}
