// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/ptrace.h>
#include <sys/wait.h>

const struct rule rule = {
	.says = "If a tracer replaces a signal with another, si_pid is the "
		"tracer's PID in the tracee's PID namespace, or 0 if there is "
		"none.",
	.source = "kernel/signal.c, ptrace_signal()",
	.level = INFO,
};

static struct process init, tracer, tracee, nested, unsharer;
static struct note is_traced, is_traced_from_above, is_traced_unsharer;
static struct note received, received_nested, received_unsharer;

static void signal_itself(struct note *ready, struct note *sender)
{
	handle_signal_(SIGUSR2, sender);
	await_(ready, HERE_("signal_itself()"));
	must(kill(getpid(), SIGUSR1));
}

/* SIGUSR1 becomes SIGUSR2. */
static void trace(pid_t pid, struct note *ready)
{
	int status;

	or_skip(ptrace(PTRACE_SEIZE, pid, 0, 0));
	post_(ready, 0, HERE_("trace()"));
	must(waitpid(pid, &status, __WALL));
	must(WIFSTOPPED(status) && WSTOPSIG(status) == SIGUSR1 ? 0 : -1);
	must(ptrace(PTRACE_CONT, pid, 0, SIGUSR2));
	must(waitpid(pid, &status, __WALL));
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(tracer) {
			child(tracee)
				signal_itself(&is_traced, &received);
			trace(pid_of(tracee), &is_traced);
			CHECK_EQ(await(received), getpid());
			/* unshare(2) changes no PID of the tracee's. */
			child(unsharer) {
				must(unshare(CLONE_NEWPID));
				signal_itself(&is_traced_unsharer,
					      &received_unsharer);
			}
			trace(pid_of(unsharer), &is_traced_unsharer);
			CHECK_EQ(await(received_unsharer), getpid());
		}
		CHECK_EXITED(tracer, 0);
		child(nested)
			signal_itself(&is_traced_from_above, &received_nested);
		reap_children();
	}
	trace(pid_of(nested), &is_traced_from_above);
	CHECK_EQ(await(received_nested), 0);
	CHECK_EXITED(init, 0);
}
