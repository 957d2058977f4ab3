// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "SIGCHLD has the child's PID in the parent's PID namespace.",
	.source = "sigaction(2), The siginfo_t argument to a SA_SIGINFO "
		  "handler; pid_namespaces(7), Nesting PID namespaces",
};

static struct process outer, inner, unsharer, member;
static struct note was_stopped;

void test(void)
{
	block_signal(SIGCHLD);
	child(outer, CLONE_NEWPID) {
		child(inner, CLONE_NEWPID) {
			CHECK_EQ(getpid(), 1);
			await(was_stopped);
		}
		must(kill(pid_of(inner), SIGSTOP));
		CHECK_EQ(take_signal(SIGCHLD).si_pid, pid_of(inner));
		must(kill(pid_of(inner), SIGCONT));
		CHECK_EQ(take_signal(SIGCHLD).si_pid, pid_of(inner));
		post(was_stopped);
		CHECK_EQ(take_signal(SIGCHLD).si_pid, pid_of(inner));
		CHECK_NE(pid_of(inner), 1);
		CHECK_EXITED(inner, 0);
	}
	CHECK_EQ(take_signal(SIGCHLD).si_pid, pid_of(outer));
	CHECK_NE(pid_of(outer), 1);
	CHECK_EXITED(outer, 0);

	/* A parent that has called unshare(2) has the same PIDs as before. */
	child(unsharer) {
		child(member)
			linger();
		divert_children();
		must(kill(pid_of(member), SIGSTOP));
		CHECK_EQ(take_signal(SIGCHLD).si_pid, pid_of(member));
		must(kill(pid_of(member), SIGKILL));
		CHECK_EQ(take_signal(SIGCHLD).si_pid, pid_of(member));
		CHECK_KILLED(member, SIGKILL);
	}
	CHECK_EXITED(unsharer, 0);
}
