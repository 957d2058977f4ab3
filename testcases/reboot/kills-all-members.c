// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "reboot(2) in a PID namespace kills every process in it and in "
		"its descendants.",
	.source = "reboot(2), Behavior inside PID namespaces; "
		  "pid_namespaces(7), The namespace init process",
	.needs = { need_reboot },
	.harmful = true,
};

static struct process init, member, inner_init, inner_member, caller;
static struct note may_call;

void test(void)
{
	/* So that only SIGKILL can end them. */
	block_signals();

	child(init, CLONE_NEWPID) {
		child(member)
			linger();
		child(inner_init, CLONE_NEWPID) {
			child(inner_member)
				linger();
			linger();
		}
		child(caller) {
			await(may_call);
			reboot_namespace(LINUX_REBOOT_CMD_HALT);
		}
		linger();
	}

	CHECK_ALIVE(member);
	CHECK_ALIVE(inner_init);
	CHECK_ALIVE(inner_member);

	post(may_call);
	CHECK_ENDS(init);
	CHECK_ENDS(member);
	CHECK_ENDS(inner_init);
	CHECK_ENDS(inner_member);
	CHECK_ENDS(caller);
}
