// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "If one call creates a user namespace and a PID namespace, the "
		"user namespace owns the PID namespace.",
	.source = "user_namespaces(7), Interaction of user "
		  "namespaces and other types of namespaces; "
		  "NS_GET_USERNS(2const), DESCRIPTION",
	.since = "4.9",
	.needs = { need_userns },
};

static struct process cloned, caller, first;
static struct note users_of_cloned, may_exit, first_may_exit;

static intmax_t owner_of(int ns)
{
	return namespace_of_file(open_owner_of(ns));
}

void test(void)
{
	intmax_t users = own_user_namespace();

	child(cloned, CLONE_NEWUSER | CLONE_NEWPID) {
		CHECK_EQ(getpid(), 1);
		post(users_of_cloned, own_user_namespace());
		await(may_exit);
	}
	CHECK_NE(await(users_of_cloned), users);
	CHECK_EQ(owner_of(open_namespace_of(cloned)), await(users_of_cloned));
	post(may_exit);
	CHECK_EXITED(cloned, 0);

	child(caller) {
		make_user_namespace(CLONE_NEWPID);
		CHECK_NE(own_user_namespace(), users);
		child(first) {
			CHECK_EQ(getpid(), 1);
			await(first_may_exit);
		}
		CHECK_EQ(owner_of(open_namespace_of(first)),
			 own_user_namespace());
		post(first_may_exit);
		CHECK_EXITED(first, 0);
	}
	CHECK_EXITED(caller, 0);
}
