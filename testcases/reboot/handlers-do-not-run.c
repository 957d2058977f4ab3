// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "reboot(2) in a PID namespace kills an init process that has "
		"handlers for SIGHUP and SIGINT, without running them.",
	.source = "reboot(2), Behavior inside PID namespaces",
	.needs = { need_reboot },
	.harmful = true,
};

static struct process handler, restarted, halted, member;
static int trace[2];

static void exit_with_7(int signal)
{
	(void)signal;
	(void)!write(trace[1], "!", 1);
	_exit(7);
}

static void serve(int command)
{
	signal(SIGHUP, exit_with_7);
	signal(SIGINT, exit_with_7);
	child(member)
		reboot_namespace(command);
	reap_children();
}

void test(void)
{
	char byte;

	must(pipe2(trace, O_NONBLOCK | O_CLOEXEC));
	child(restarted, CLONE_NEWPID)
		serve(LINUX_REBOOT_CMD_RESTART);
	CHECK_KILLED(restarted, SIGHUP);

	child(halted, CLONE_NEWPID)
		serve(LINUX_REBOOT_CMD_HALT);
	CHECK_KILLED(halted, SIGINT);
	/* The wait status has the number of a signal that was not sent. */
	CHECK_ERRNO(read(trace[0], &byte, 1), EAGAIN);

	/* Control: a signal from kill(2) runs the handler. */
	child(handler, CLONE_NEWPID) {
		signal(SIGINT, exit_with_7);
		kill(getpid(), SIGINT);
	}
	CHECK_EXITED(handler, 7);
	CHECK_EQ(read(trace[0], &byte, 1), 1);
}
