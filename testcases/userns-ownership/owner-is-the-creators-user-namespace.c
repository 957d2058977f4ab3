// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A PID namespace is owned by the user namespace of the process "
		"that created it.",
	.source = "user_namespaces(7), Interaction of user "
		  "namespaces and other types of namespaces; "
		  "NS_GET_USERNS(2const), DESCRIPTION",
	.since = "4.9",
	.needs = { need_userns },
};

static struct process init, stranger, inner_init;
static struct note may_exit, inner_may_exit;

void test(void)
{
	intmax_t users = own_user_namespace(), owner;

	child(init, CLONE_NEWPID) {
		CHECK_EQ(getpid(), 1);
		await(may_exit);
	}
	owner = namespace_of_file(open_owner_of(open_namespace_of(init)));
	CHECK_EQ(owner, users);
	post(may_exit);
	CHECK_EXITED(init, 0);

	/* Another user namespace owns the parent PID namespace. */
	child(stranger) {
		make_user_namespace();
		CHECK_NE(own_user_namespace(), users);
		child(inner_init, CLONE_NEWPID) {
			CHECK_EQ(getpid(), 1);
			await(inner_may_exit);
		}
		owner = namespace_of_file(
			open_owner_of(open_namespace_of(inner_init)));
		CHECK_EQ(owner, own_user_namespace());
		post(inner_may_exit);
		CHECK_EXITED(inner_init, 0);
	}
	CHECK_EXITED(stranger, 0);
}
