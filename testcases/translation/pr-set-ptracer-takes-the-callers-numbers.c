// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/prctl.h>

const struct rule rule = {
	.says = "PR_SET_PTRACER accepts a PID of the caller's PID namespace, "
		"and fails with EINVAL for one that no process has there.",
	.source = "PR_SET_PTRACER(2const), ERRORS",
};

static struct process stranger, init;

void test(void)
{
	pid_t unused_inside;

	child(stranger)
		linger();
	unused_inside = pid_of(stranger);

	if (prctl(PR_SET_PTRACER, getpid()) == -1)
		skip("requires the security module Yama "
		     "(CONFIG_SECURITY_YAMA)");
	/* Control: outside, a process has that PID. */
	CHECK_OK(prctl(PR_SET_PTRACER, unused_inside));
	child(init, CLONE_NEWPID) {
		CHECK_ERRNO(prctl(PR_SET_PTRACER, unused_inside), EINVAL);
		CHECK_OK(prctl(PR_SET_PTRACER, 1));
	}
	CHECK_EXITED(init, 0);
}
