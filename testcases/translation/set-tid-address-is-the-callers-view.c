// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/syscall.h>

const struct rule rule = {
	.says = "set_tid_address(2) returns the TID that the caller has in its "
		"own PID namespace.",
	.source = "set_tid_address(2), RETURN VALUE",
};

static struct process init, member;
static struct note seen_in_thread;

/* For a thread, the TID differs from the PID. */
static void look(void)
{
	static int unused;

	post(seen_in_thread, syscall(SYS_set_tid_address, &unused));
}

void test(void)
{
	static int word;

	child(init, CLONE_NEWPID) {
		CHECK_EQ(syscall(SYS_set_tid_address, &word), 1);
		child(member) {
			CHECK_EQ(syscall(SYS_set_tid_address, &word), getpid());
			CHECK_NE(getpid(), 1);
			start_thread(look);
			CHECK_EQ(await(seen_in_thread), getpid() + 1);
		}
		CHECK_EXITED(member, 0);
	}
	CHECK_EXITED(init, 0);
}
