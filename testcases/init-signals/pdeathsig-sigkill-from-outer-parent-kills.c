// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/prctl.h>

const struct rule rule = {
	.says = "If an init process has set SIGKILL by PR_SET_PDEATHSIG, it is "
		"killed when its parent terminates.",
	.source = "pid_namespaces(7), The namespace init process; "
		  "PR_SET_PDEATHSIG(2const), DESCRIPTION",
};

static struct process creator, init;
static struct note has_asked;

void test(void)
{
	child(creator) {
		child(init, CLONE_NEWPID) {
			must(prctl(PR_SET_PDEATHSIG, SIGKILL));
			post(has_asked);
			linger();
		}
		await(has_asked);
	}
	CHECK_EXITED(creator, 0);
	CHECK_ENDS(init);
}
