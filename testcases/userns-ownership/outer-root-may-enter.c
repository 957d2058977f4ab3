// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Root of a user namespace can join a PID namespace owned by a "
		"descendant user namespace without joining that user "
		"namespace.",
	.source = "setns(2), PID namespaces; user_namespaces(7), Capabilities",
	.since = "3.8",
	.needs = { need_userns },
};

static struct process init, visitor, guest;

void test(void)
{
	child(init, CLONE_NEWUSER | CLONE_NEWPID)
		linger();
	child(visitor) {
		intmax_t users = own_user_namespace();

		CHECK_NE(namespace_of(init), own_namespace());
		CHECK_OK(setns(open_namespace_of(init), CLONE_NEWPID));
		CHECK_EQ(own_user_namespace(), users);
		child(guest) {
			CHECK_EQ(own_namespace(), namespace_of(init));
			CHECK_EQ(own_user_namespace(), users);
			CHECK_EQ(getppid(), 0);
		}
		CHECK_EXITED(guest, 0);
	}
	CHECK_EXITED(visitor, 0);
}
