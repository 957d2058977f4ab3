// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "Without privilege, listns(2) lists the ID of the caller's PID "
		"namespace, and of no ancestor, descendant or sibling.",
	.source = "tools/testing/selftests/namespaces/"
		  "listns_permissions_test.c, "
		  "Test that unprivileged users can only see namespaces",
	.level = SHOULD,
	.since = "7.2",
	.needs = { need_listns, need_userns },
};

enum { MOST = 8, SOME_FLAG = 1 };

static struct process stranger, user, below;

static int list_after(uint64_t last, uint64_t owner, uint64_t ids[], size_t n,
		      unsigned int flags)
{
	return list_namespaces(
		LISTNS(.last = last, .type = CLONE_NEWPID, .owner = owner), ids,
		n, flags);
}

static int list(uint64_t owner, uint64_t ids[])
{
	return list_after(0, owner, ids, MOST, 0);
}

static void check_lists(void)
{
	uint64_t ids[MOST], own;

	child(below, CLONE_NEWPID)
		linger();
	CHECK_NE(namespace_of(below), own_namespace());
	own = id_of_namespace(open_own_namespace());
	keep_capabilities(0);
	CHECK_EQ(list(EVERY_OWNER, ids), 1);
	CHECK(ids[0] == own);
	/* Among the namespaces that its user namespace owns. */
	CHECK_EQ(list(OWN_USERNS, ids), 1);
	CHECK(ids[0] == own);
	/* The list has only this ID. */
	CHECK_EQ(list_after(own - 1, EVERY_OWNER, ids, 1, 0), 1);
	CHECK(ids[0] == own);
	CHECK_EQ(list_after(own, EVERY_OWNER, ids, MOST, 0), 0);
	CHECK_ERRNO(list_after(0, EVERY_OWNER, ids, MOST, SOME_FLAG), EINVAL);
}

void test(void)
{
	child(stranger, CLONE_NEWPID)
		linger();
	child(user, CLONE_NEWUSER | CLONE_NEWPID)
		check_lists();
	CHECK_EXITED(user, 0);
}
