// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/ptrace.h>
#include <sys/wait.h>

const struct rule rule = {
	.says = "When a tracee stops or ends, a tracer that is not its parent "
		"receives SIGCHLD with the tracee's PID in the tracer's PID "
		"namespace.",
	.source = "sigaction(2), The siginfo_t argument to a SA_SIGINFO "
		  "handler; ptrace(2), DESCRIPTION; pid_namespaces(7), Nesting "
		  "PID namespaces",
};

static struct process init, member, threaded;
static struct note is_traced, number_inside, is_thread_traced, tid_of_thread;

static void signal_itself(void)
{
	pid_t tid = (pid_t)syscall(SYS_gettid);

	post(tid_of_thread, tid);
	await(is_thread_traced);
	must(tgkill(getpid(), tid, SIGUSR1));
}

/* To ptrace(2), a tracee is one thread, here one whose TID is not a PID. */
static void check_thread(void)
{
	pid_t tid;
	int status;

	child(threaded)
		run_in_thread(signal_itself);
	tid = (pid_t)await(tid_of_thread);
	must(ptrace(PTRACE_SEIZE, tid, 0, 0));
	post(is_thread_traced);
	CHECK_EQ(take_signal(SIGCHLD).si_pid, tid);
	must(waitpid(tid, &status, __WALL));
	must(ptrace(PTRACE_CONT, tid, 0, 0));
	CHECK_NE(tid, pid_of(threaded));
}

void test(void)
{
	siginfo_t news;
	int status;

	block_signal(SIGCHLD);
	child(init, CLONE_NEWPID) {
		child(member) {
			post(number_inside, getpid());
			await(is_traced);
			must(kill(getpid(), SIGUSR1));
		}
		reap_children();
	}
	or_skip(ptrace(PTRACE_SEIZE, pid_of(member), 0, 0));
	post(is_traced);
	news = take_signal(SIGCHLD);
	CHECK_EQ(news.si_code, CLD_TRAPPED);
	CHECK_EQ(news.si_pid, pid_of(member));

	must(waitpid(pid_of(member), &status, 0));
	must(ptrace(PTRACE_CONT, pid_of(member), 0, 0));
	news = take_signal(SIGCHLD);
	CHECK_EQ(news.si_code, CLD_EXITED);
	CHECK_EQ(news.si_pid, pid_of(member));

	must(waitpid(pid_of(member), &status, 0));
	CHECK_EXITED(init, 0);
	/* Control: inside, the tracee has another PID. */
	CHECK_NE(await(number_inside), pid_of(member));
	take_signal(SIGCHLD); /* of init */
	check_thread();
}
