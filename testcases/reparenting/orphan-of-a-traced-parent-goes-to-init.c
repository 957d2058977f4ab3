// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/ptrace.h>
#include <sys/wait.h>

const struct rule rule = {
	.says = "When a process traced from outside its PID namespace "
		"terminates, its children are adopted by the init process of "
		"that namespace, not by the tracer.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init, parent, orphan;
static struct note is_traced, is_over;

void test(void)
{
	int status;

	child(init, CLONE_NEWPID) {
		child(parent) {
			child(orphan) {
				await(is_over);
				CHECK_EQ(getppid(), 1);
				_exit(7);
			}
			await(is_traced);
		}
		await(is_over);
		CHECK_NE(reap_child(), -1);
		CHECK_NE(reap_child(), -1);
		CHECK_EQ(reap_child(), -1);
	}
	or_skip(ptrace(PTRACE_SEIZE, pid_of(parent), 0, 0));
	post(is_traced);
	/* Control: parent was traced, and the tracer can wait for it. */
	CHECK_EQ(waitpid(pid_of(parent), &status, 0), pid_of(parent));
	post(is_over);
	CHECK_EXITED(init, 0);
}
