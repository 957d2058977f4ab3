// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/wait.h>

const struct rule rule = {
	.says = "wait(2), waitpid(2) and waitid(2) return a child's PID in the "
		"caller's PID namespace.",
	.source = "wait(2), DESCRIPTION; pid_namespaces(7), Nesting PID "
		  "namespaces",
};

static struct process outer, inner, unsharer, member;
static struct note was_stopped;

static void check_states_of(pid_t child)
{
	siginfo_t news;

	must(kill(child, SIGSTOP));
	CHECK_OK(waitid(P_PID, child, &news, WSTOPPED));
	CHECK_EQ(news.si_pid, child);
	must(kill(child, SIGCONT));
	CHECK_OK(waitid(P_PID, child, &news, WCONTINUED));
	CHECK_EQ(news.si_pid, child);
	must(kill(child, SIGKILL));
	CHECK_OK(waitid(P_PID, child, &news, WEXITED | WNOWAIT));
	CHECK_EQ(news.si_pid, child);
	CHECK_EQ(waitpid(child, NULL, 0), child);
}

void test(void)
{
	siginfo_t news;

	child(outer, CLONE_NEWPID) {
		child(inner, CLONE_NEWPID) {
			CHECK_EQ(getpid(), 1);
			await(was_stopped);
		}
		must(kill(pid_of(inner), SIGSTOP));
		CHECK_OK(waitid(P_ALL, 0, &news, WSTOPPED));
		CHECK_EQ(news.si_pid, pid_of(inner));
		must(kill(pid_of(inner), SIGCONT));
		CHECK_OK(waitid(P_ALL, 0, &news, WCONTINUED));
		CHECK_EQ(news.si_pid, pid_of(inner));
		post(was_stopped);
		CHECK_OK(waitid(P_ALL, 0, &news, WEXITED | WNOWAIT));
		CHECK_EQ(news.si_pid, pid_of(inner));
		CHECK_EQ(waitpid(-1, NULL, 0), pid_of(inner));
		CHECK_NE(pid_of(inner), 1);
	}
	CHECK_OK(waitid(P_ALL, 0, &news, WEXITED | WNOWAIT));
	CHECK_EQ(news.si_pid, pid_of(outer));
	CHECK_EQ(waitpid(-1, NULL, 0), pid_of(outer));
	CHECK_NE(pid_of(outer), 1);

	/* Calls after unshare(2) use the same PIDs as before. */
	child(unsharer) {
		child(member)
			linger();
		divert_children();
		check_states_of(pid_of(member));
	}
	CHECK_EXITED(unsharer, 0);
}
