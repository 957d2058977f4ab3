// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/ptrace.h>
#include <sys/wait.h>

const struct rule rule = {
	.says = "When the init process of a PID namespace terminates, members "
		"that are traced from outside are killed with SIGKILL, whether "
		"running or stopped.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init, running, halted;
static struct note may_exit;

void test(void)
{
	int status;

	child(init, CLONE_NEWPID) {
		child(running)
			linger();
		child(halted)
			linger();
		await(may_exit);
	}
	or_skip(ptrace(PTRACE_SEIZE, pid_of(running), 0, 0));
	or_skip(ptrace(PTRACE_SEIZE, pid_of(halted), 0, 0));
	must(ptrace(PTRACE_INTERRUPT, pid_of(halted), 0, 0));
	await_stop(pid_of(halted));

	post(may_exit);
	CHECK_EQ(waitpid(pid_of(running), &status, 0), pid_of(running));
	CHECK_EQ(status, SIGKILL);
	CHECK_EQ(waitpid(pid_of(halted), &status, 0), pid_of(halted));
	CHECK_EQ(status, SIGKILL);
	CHECK_EXITED(init, 0);
}
