// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/ptrace.h>

const struct rule rule = {
	.says = "After PTRACE_EVENT_VFORK, _VFORK_DONE and _CLONE, "
		"PTRACE_GETEVENTMSG returns the PID or TID of the new task in "
		"the tracer's PID namespace.",
	.source = "ptrace(2), PTRACE_GETEVENTMSG; ptrace(2), "
		  "PTRACE_O_TRACEVFORKDONE",
};

static struct process init;
static struct note is_traced, vforked, vforked_again, started;

/* The PID or TID that init sees, and that of this namespace. */
static pid_t translated(struct note *number_inside)
{
	return pid_of(init) + (pid_t)await(*number_inside) - 1;
}

static unsigned long message_of(int event)
{
	unsigned long message = 0;

	CHECK_EQ(await_stop(pid_of(init)).si_status, SIGTRAP | event << 8);
	must(ptrace(PTRACE_GETEVENTMSG, pid_of(init), 0, &message));
	return message;
}

/* Init continues, and stops at the next event of that kind. */
static void go_on(unsigned long option)
{
	must(ptrace(PTRACE_SETOPTIONS, pid_of(init), 0, option));
	must(ptrace(PTRACE_CONT, pid_of(init), 0, 0));
}

/* The child or thread of init is traced, too, and begins with a stop. */
static void let_go(void)
{
	pid_t traced_too = await_stop(0).si_pid;

	must(ptrace(PTRACE_DETACH, traced_too, 0, 0));
}

void test(void)
{
	unsigned long message;

	child(init, CLONE_NEWPID) {
		/* Otherwise init would stop for that signal, too. */
		block_signal(SIGCHLD);
		await(is_traced);
		post(vforked, try_child(CLONE_VFORK));
		post(vforked_again, try_child(CLONE_VFORK));
		post(started, start_thread(NULL));
		linger();
	}
	or_skip(ptrace(PTRACE_SEIZE, pid_of(init), 0, PTRACE_O_TRACEVFORKDONE));
	post(is_traced);
	message = message_of(PTRACE_EVENT_VFORK_DONE);
	go_on(PTRACE_O_TRACEVFORK);
	CHECK_EQ(message, translated(&vforked));

	message = message_of(PTRACE_EVENT_VFORK);
	let_go();
	go_on(PTRACE_O_TRACECLONE);
	CHECK_EQ(message, translated(&vforked_again));

	message = message_of(PTRACE_EVENT_CLONE);
	let_go();
	must(ptrace(PTRACE_DETACH, pid_of(init), 0, 0));
	CHECK_EQ(message, translated(&started));
	/* Control: the numbers inside differ. */
	CHECK_NE(pid_of(init), 1);
}
