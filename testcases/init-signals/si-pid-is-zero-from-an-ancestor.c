// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A signal from an ancestor PID namespace to an init process "
		"has si_pid 0.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init, member;
static struct note by_member, has_handlers, by_kill, by_tgkill, by_pidfd;

void test(void)
{
	child(init, CLONE_NEWPID) {
		handle_signal(SIGTERM, by_member);
		handle_signal(SIGHUP, by_kill);
		handle_signal(SIGUSR1, by_tgkill);
		handle_signal(SIGUSR2, by_pidfd);

		/* Control: from a member, si_pid is the member's PID. */
		child(member)
			must(kill(1, SIGTERM));
		CHECK_EQ(await(by_member), pid_of(member));

		post(has_handlers);
		CHECK_EQ(await(by_kill), 0);
		CHECK_EQ(await(by_tgkill), 0);
		CHECK_EQ(await(by_pidfd), 0);
	}
	await(has_handlers);
	must(kill(pid_of(init), SIGHUP));
	must(tgkill(pid_of(init), pid_of(init), SIGUSR1));
	must(pidfd_send_signal(pidfd_of(init), SIGUSR2, NULL));
	CHECK_EXITED(init, 0);
}
