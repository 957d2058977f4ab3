// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/prctl.h>

const struct rule rule = {
	.says = "When the parent of an init process terminates, the signal set "
		"by PR_SET_PDEATHSIG affects init only if init has a handler "
		"for it.",
	.source = "pid_namespaces(7), The namespace init process; "
		  "PR_SET_PDEATHSIG(2const), DESCRIPTION",
};

static struct process parent, handling, heedless, ordinary;
static struct note is_told, handling_asked, heedless_asked, ordinary_asked;

void test(void)
{
	child(parent) {
		child(handling, CLONE_NEWPID) {
			handle_signal(SIGUSR1, is_told);
			must(prctl(PR_SET_PDEATHSIG, SIGUSR1));
			post(handling_asked);
			await_end(parent);
			CHECK_EQ(handled(SIGUSR1).si_signo, SIGUSR1);
		}
		child(heedless, CLONE_NEWPID) {
			must(prctl(PR_SET_PDEATHSIG, SIGTERM));
			post(heedless_asked);
			await_end(parent);
			CHECK_EQ(getpid(), 1);
		}
		child(ordinary) {
			must(prctl(PR_SET_PDEATHSIG, SIGTERM));
			post(ordinary_asked);
			linger();
		}
		await(handling_asked);
		await(heedless_asked);
		await(ordinary_asked);
	}
	CHECK_EXITED(parent, 0);
	CHECK_ENDS(handling);
	CHECK_ENDS(heedless);
	/* Control: a process that is not init receives SIGTERM. */
	CHECK_ENDS(ordinary);
}
