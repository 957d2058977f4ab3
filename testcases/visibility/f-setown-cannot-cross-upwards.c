// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "For a PID that only an ancestor of the caller's PID namespace "
		"has, fcntl(2) with F_SETOWN or F_SETOWN_EX fails with "
		"ESRCH.",
	.source =
		"pid_namespaces(7), Nesting PID namespaces; F_SETOWN(2const), "
		"DESCRIPTION; F_SETOWN_EX(2const), DESCRIPTION",
};

static struct process stranger, init;

void test(void)
{
	struct f_owner_ex owner = { .type = F_OWNER_PID };
	int ends[2];
	pid_t number;

	make_sockets(ends);
	child(stranger)
		linger();
	owner.pid = number = pid_of(stranger);

	/* Control: in this namespace there is such a PID. */
	CHECK_OK(fcntl(ends[0], F_SETOWN, number));
	CHECK_OK(fcntl(ends[0], F_SETOWN_EX, &owner));

	child(init, CLONE_NEWPID) {
		CHECK_ERRNO(fcntl(ends[1], F_SETOWN, number), ESRCH);
		CHECK_ERRNO(fcntl(ends[1], F_SETOWN_EX, &owner), ESRCH);
		/* Control: what has a PID in here is found. */
		CHECK_OK(fcntl(ends[1], F_SETOWN, 1));
	}
	CHECK_EXITED(init, 0);
}
