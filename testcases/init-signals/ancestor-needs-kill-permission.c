// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "kill(2) of an init process from an ancestor PID namespace "
		"fails with EPERM, and sends nothing, if the caller has no "
		"permission to signal init.",
	.source = "pid_namespaces(7), The namespace init process; kill(2), "
		  "ERRORS",
	.needs = { need_root },
};

static struct process init, stranger, owner;
static struct note has_handlers, by_stranger, by_owner;

enum { OWNER = 60001, STRANGER = 60002 };

void test(void)
{
	child(init, CLONE_NEWPID) {
		or_skip(setresuid(OWNER, OWNER, OWNER));
		handle_signal(SIGUSR1, by_stranger);
		handle_signal(SIGUSR2, by_owner);
		post(has_handlers);
		await(by_owner);
		CHECK_EQ(handled(SIGUSR2).si_signo, SIGUSR2);
		CHECK_EQ(handled(SIGUSR1).si_signo, 0);
	}
	await(has_handlers);
	child(stranger) {
		or_skip(setresuid(STRANGER, STRANGER, STRANGER));
		CHECK_ERRNO(kill(pid_of(init), SIGUSR1), EPERM);
		CHECK_ERRNO(kill(pid_of(init), SIGKILL), EPERM);
	}
	CHECK_EXITED(stranger, 0);
	/* Control: with the right user ID, the call succeeds. */
	child(owner) {
		or_skip(setresuid(OWNER, OWNER, OWNER));
		CHECK_OK(kill(pid_of(init), SIGUSR2));
	}
	CHECK_EXITED(owner, 0);
	CHECK_EXITED(init, 0);
}
