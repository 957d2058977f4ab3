// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/wait.h>

const struct rule rule = {
	.says = "waitpid(2) and waitid(2) accept a process group ID of the "
		"caller's PID namespace, and of no other.",
	.source = "wait(2), DESCRIPTION; pid_namespaces(7), Nesting PID "
		  "namespaces",
};

static struct process init, leader;
static struct note leads, number_outside;

void test(void)
{
	child(init, CLONE_NEWPID) {
		pid_t inside, outside;

		child(leader) {
			must(setpgid(0, 0));
			post(leads);
			linger();
		}
		await(leads);
		inside = pid_of(leader);
		outside = (pid_t)await(number_outside);
		CHECK_ERRNO(waitpid(-outside, NULL, WNOHANG), ECHILD);
		CHECK_ERRNO(waitid(P_PGID, outside, NULL, WEXITED | WNOHANG),
			    ECHILD);

		/* Control: the group exists, and can be waited for. */
		CHECK_EQ(waitpid(-inside, NULL, WNOHANG), 0);
		CHECK_OK(waitid(P_PGID, inside, NULL, WEXITED | WNOHANG));

		/* Calls after unshare(2) use the same IDs as before. */
		divert_children();
		CHECK_EQ(waitpid(-inside, NULL, WNOHANG), 0);
		CHECK_OK(waitid(P_PGID, inside, NULL, WEXITED | WNOHANG));
	}
	post(number_outside, pid_of(leader));
	CHECK_EXITED(init, 0);
}
