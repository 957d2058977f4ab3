// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A process, whether init or not, keeps its PID and its PID "
		"namespace across execve(2).",
	.source = "credentials(7), Process ID (PID); pid_namespaces(7), "
		  "setns(2) and unshare(2) semantics",
};

static struct process init, member;
static struct note number_of_member;

void test(void)
{
	intmax_t outside = own_namespace();

	child(init, CLONE_NEWPID) {
		CHECK_NE(own_namespace(), outside);
		child(member) {
			post(number_of_member, getpid());
			exec_self(own_namespace());
		}
		CHECK_EXITED(member, (int)await(number_of_member));
		exec_self(own_namespace());
	}
	CHECK_EXITED(init, 1);
}

int after_exec(void)
{
	return own_namespace() == handed_over() ? getpid() : 0;
}
