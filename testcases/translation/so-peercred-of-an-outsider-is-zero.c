// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "SO_PEERCRED has PID 0 for a peer that is not in the caller's "
		"PID namespace.",
	.source = "kernel/pid.c, pid_nr_ns()",
	.level = CODE,
};

static struct process init;

void test(void)
{
	int ends[2];

	make_sockets(ends);
	/* Control: in this namespace, the peer has a PID. */
	CHECK_EQ(peer_of(ends[0]).pid, getpid());
	child(init, CLONE_NEWPID) {
		CHECK_EQ(peer_of(ends[0]).pid, 0);
		/* Control: the socket has credentials. */
		CHECK_EQ(peer_of(ends[0]).uid, geteuid());
	}
	CHECK_EXITED(init, 0);
}
