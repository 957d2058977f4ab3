// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/ptrace.h>

const struct rule rule = {
	.says = "After PTRACE_EVENT_EXEC, PTRACE_GETEVENTMSG returns the "
		"former TID of the tracee in the tracer's PID namespace.",
	.source = "ptrace(2), PTRACE_EVENT_EXEC",
};

static struct process init, member, threaded;
static struct note has_traced, init_is_traced, member_is_traced;
static struct note tid, thread_is_traced;

int after_exec(void)
{
	return 42;
}

static unsigned long message_of_exec(pid_t tracee, struct note *is_traced)
{
	unsigned long message = 0;

	or_skip(ptrace(PTRACE_SEIZE, tracee, 0, PTRACE_O_TRACEEXEC));
	post(*is_traced);
	CHECK_EQ(await_stop(tracee).si_status,
		 SIGTRAP | PTRACE_EVENT_EXEC << 8);
	must(ptrace(PTRACE_GETEVENTMSG, tracee, 0, &message));
	must(ptrace(PTRACE_DETACH, tracee, 0, 0));
	return message;
}

static void exec_in_thread(void)
{
	await(thread_is_traced);
	exec_self();
}

/* A thread that executes a program takes the PID of its process. */
static void check_former_tid(void)
{
	unsigned long message = 0;
	pid_t former;

	child(threaded) {
		post(tid, start_thread(exec_in_thread));
		linger();
	}
	former = (pid_t)await(tid);
	or_skip(ptrace(PTRACE_SEIZE, former, 0, PTRACE_O_TRACEEXEC));
	post(thread_is_traced);
	CHECK_EQ(await_stop(pid_of(threaded)).si_status,
		 SIGTRAP | PTRACE_EVENT_EXEC << 8);
	must(ptrace(PTRACE_GETEVENTMSG, pid_of(threaded), 0, &message));
	CHECK_EQ(message, former);
	CHECK_NE(former, pid_of(threaded));
	must(ptrace(PTRACE_DETACH, pid_of(threaded), 0, 0));
	CHECK_EXITED(threaded, 42);
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(member) {
			await(member_is_traced);
			exec_self();
		}
		CHECK_EQ(message_of_exec(pid_of(member), &member_is_traced),
			 pid_of(member));
		CHECK_EXITED(member, 42);
		check_former_tid();
		post(has_traced);
		await(init_is_traced);
		exec_self();
	}
	await(has_traced);
	/* The tracer's namespace for children does not matter. */
	divert_children();
	CHECK_EQ(message_of_exec(pid_of(init), &init_is_traced), pid_of(init));
	CHECK_NE(pid_of(init), 1);
	CHECK_EXITED(init, 42);
}
