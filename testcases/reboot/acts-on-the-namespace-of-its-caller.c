// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "reboot(2) terminates the init process of the caller's PID "
		"namespace, even if the caller's children are created in "
		"another one.",
	.source = "reboot(2), Behavior inside PID namespaces; "
		  "pid_namespaces(7), setns(2) and unshare(2) semantics",
	.needs = { need_reboot },
	.harmful = true,
};

static struct process first, unsharer, second, target, joiner;

void test(void)
{
	child(first, CLONE_NEWPID) {
		child(unsharer) {
			divert_children();
			reboot_namespace(LINUX_REBOOT_CMD_RESTART);
			linger();
		}
		reap_children();
	}
	CHECK_KILLED(first, SIGHUP);

	child(second, CLONE_NEWPID) {
		child(target, CLONE_NEWPID)
			linger();
		child(joiner) {
			join_pid_namespace(target);
			reboot_namespace(LINUX_REBOOT_CMD_RESTART);
			linger();
		}
		await_end(joiner);
	}
	CHECK_KILLED(second, SIGHUP);
}
