// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/wait.h>

const struct rule rule = {
	.says = "For the PID that a child has only in an ancestor PID "
		"namespace, setpgid(2) fails with ESRCH, and waitpid(2) and "
		"waitid(2) fail with ECHILD.",
	.source = "pid_namespaces(7), Nesting PID namespaces; setpgid(2), "
		  "ERRORS; wait(2), ERRORS",
};

static struct process init, member;
static struct note outer_number;

static void check_unknown(pid_t number)
{
	siginfo_t info = { 0 };

	CHECK_ERRNO(setpgid(number, 0), ESRCH);
	CHECK_ERRNO(waitpid(number, NULL, WNOHANG), ECHILD);
	CHECK_ERRNO(waitid(P_PID, number, &info, WEXITED | WNOHANG), ECHILD);
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		pid_t numbers[MOST_NUMBERS];
		int n;

		child(member)
			linger();
		n = numbers_of(member, numbers);
		/* The last PID is that in this namespace. */
		numbers[n - 1] = (pid_t)await(outer_number);
		for (int i = 0; i < n; i++)
			check_unknown(numbers[i]);
		/* Control: by its PID in here, it is a child. */
		CHECK_OK(setpgid(pid_of(member), 0));
		CHECK_EQ(waitpid(pid_of(member), NULL, WNOHANG), 0);
		CHECK_OK(waitid(P_PID, pid_of(member), &(siginfo_t){ 0 },
				WEXITED | WNOHANG));
	}
	post(outer_number, pid_of(member));
	CHECK_EXITED(init, 0);
}
