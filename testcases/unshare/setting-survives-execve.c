// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "After unshare(CLONE_NEWPID) and execve(2), children are still "
		"created in the new PID namespace.",
	.source = "kernel/nsproxy.c, exec_task_namespaces(); "
		  "namespaces(7), The /proc/pid/ns/ directory",
	.level = CODE,
	.since = "4.12",
	.needs = { need_own_stack },
};

static struct process caller, first;

void test(void)
{
	child(caller) {
		or_skip(namespace_for_children());
		must(unshare(CLONE_NEWPID));
		child(first)
			linger();
		CHECK_NE(namespace_of(first), own_namespace());
		exec_self(namespace_of(first));
	}
	CHECK_EXITED(caller, 2);
}

static int record_pid(void *pid)
{
	*(pid_t *)pid = getpid();
	return 0;
}

/* The PID of the second child in its namespace. */
int after_exec(void)
{
	pid_t second = 0;

	if (namespace_for_children() != handed_over())
		return 0;
	must(start_on_stack(record_pid, CLONE_VM | CLONE_VFORK | SIGCHLD,
			    &second));
	return second;
}
