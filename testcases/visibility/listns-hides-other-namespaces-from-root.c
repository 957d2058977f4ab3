// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "In a child PID namespace, listns(2) lists only the caller's "
		"PID namespace, even with all capabilities over the owner of "
		"the others.",
	.source = "kernel/nscommon.c, may_see_all_namespaces()",
	.level = CODE,
	.since = "7.2",
	.needs = { need_listns, need_userns },
};

enum { MOST = 8 };

static struct process stranger, user, below, joiner;

static int list(uint64_t owner, uint64_t ids[])
{
	return list_namespaces(LISTNS(.type = CLONE_NEWPID, .owner = owner),
			       ids, MOST, 0);
}

static void check_lists(void)
{
	uint64_t ids[MOST], own = id_of_namespace(open_own_namespace());

	CHECK_EQ(list(EVERY_OWNER, ids), 1);
	CHECK(ids[0] == own);
	CHECK_EQ(list(OWN_USERNS, ids), 1);
	CHECK(ids[0] == own);
}

void test(void)
{
	child(stranger, CLONE_NEWPID)
		linger();
	CHECK_NE(namespace_of(stranger), own_namespace());
	child(user, CLONE_NEWUSER | CLONE_NEWPID) {
		child(below, CLONE_NEWPID)
			linger();
		CHECK_NE(namespace_of(below), own_namespace());
		/* Control: the caller has the capability. */
		CHECK_OK(try_child(CLONE_NEWPID));
		check_lists();
		/* The namespace for its children is another one. */
		child(joiner) {
			join_pid_namespace(below);
			check_lists();
		}
		CHECK_EXITED(joiner, 0);
	}
	CHECK_EXITED(user, 0);
}
