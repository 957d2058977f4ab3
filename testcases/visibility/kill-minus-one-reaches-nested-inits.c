// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "kill(-1, ...) reaches processes of descendant PID namespaces, "
		"including their init processes, which SIGKILL terminates.",
	.source = "pid_namespaces(7), Nesting PID namespaces; "
		  "kill(2), DESCRIPTION",
	.harmful = true,
};

static struct process init, nested_init, nested_member, caller;
static struct note is_populated, has_reached_init, has_reached_member;

void test(void)
{
	block_signal(SIGURG);
	child(init, CLONE_NEWPID) {
		child(nested_init, CLONE_NEWPID) {
			child(nested_member) {
				CHECK_EQ(take_signal(SIGURG).si_signo, SIGURG);
				post(has_reached_member);
				linger();
			}
			post(is_populated);
			CHECK_EQ(take_signal(SIGURG).si_signo, SIGURG);
			post(has_reached_init);
			linger();
		}
		child(caller) {
			await(is_populated);
			CHECK_OK(kill(-1, SIGURG));
			await(has_reached_member);
			await(has_reached_init);
			CHECK_OK(kill(-1, SIGKILL));
		}
		CHECK_KILLED(nested_init, SIGKILL);
		CHECK_EXITED(caller, 0);
	}
	CHECK_EXITED(init, 0);
}
