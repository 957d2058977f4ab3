// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/shm.h>

const struct rule rule = {
	.says = "The init process of a new PID namespace finds the System V "
		"shared memory of its parent by the same key and ID.",
	.source = "clone(2), CLONE_NEWPID; ipc_namespaces(7), "
		  "DESCRIPTION",
	.needs = { need_ipc },
};

static struct process init, init_of_both;

void test(void)
{
	const key_t key = 0x70696473;
	int segment = or_skip(shmget(key, 1, IPC_CREAT | 0600));

	child(init, CLONE_NEWPID)
		CHECK_EQ(shmget(key, 0, 0), segment);
	CHECK_EXITED(init, 0);

	/* Control: in another IPC namespace there is none. */
	child(init_of_both, CLONE_NEWPID | CLONE_NEWIPC)
		CHECK_ERRNO(shmget(key, 0, 0), ENOENT);
	CHECK_EXITED(init_of_both, 0);
}
