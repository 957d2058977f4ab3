// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A signal from an ancestor PID namespace to a process group "
		"affects an init process in it only if init has a handler for "
		"it.",
	.source = "pid_namespaces(7), The namespace init process",
};

static struct process init, member;
static struct note has_group, is_dropped, is_told;

void test(void)
{
	child(init, CLONE_NEWPID) {
		must(setpgid(0, 0));
		child(member)
			linger();
		handle_signal(SIGUSR1, is_told);
		post(has_group);
		CHECK_KILLED(member, SIGTERM);
		post(is_dropped, true);
		await(is_told);
		CHECK_EQ(handled(SIGUSR1).si_signo, SIGUSR1);
	}
	await(has_group);
	CHECK_EQ(getpgid(pid_of(init)), pid_of(init));
	CHECK_OK(kill(-pid_of(init), SIGTERM));
	CHECK(await(is_dropped));
	CHECK_OK(kill(-pid_of(init), SIGUSR1));
	CHECK_EXITED(init, 0);
}
