// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A PID that is in use in one PID namespace can be allocated in "
		"a descendant namespace.",
	.source = "pid_namespaces(7), DESCRIPTION; clone(2), The set_tid array",
	.needs = { need_set_tid },
};

static struct process stranger, init, namesake;

void test(void)
{
	pid_t taken;

	child(stranger)
		linger();
	taken = pid_of(stranger);
	/* Control: outside, where the PID is in use, the call fails. */
	CHECK_ERRNO(try_child3(.set_tid = (uintptr_t)&taken, .set_tid_size = 1),
		    EEXIST);

	child(init, CLONE_NEWPID) {
		child3(namesake, .set_tid = (uintptr_t)&taken,
		       .set_tid_size = 1)
			CHECK_EQ(getpid(), taken);
		CHECK_EQ(pid_of(namesake), taken);
		CHECK_EXITED(namesake, 0);
	}
	CHECK_EXITED(init, 0);
	CHECK_ALIVE(stranger);
}
