// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>

const struct rule rule = {
	.says = "listns(2) lists namespaces in ascending order of their IDs, "
		"and begins after the ID that the caller specifies.",
	.source = "tools/testing/selftests/namespaces/listns_test.c, "
		  "Pagination working",
	.level = SHOULD,
	.since = "7.2",
	.needs = { need_listns, need_userns },
};

enum { MOST = 16, PAGE = 2 };

static struct process user, later;

static int list_after(uint64_t last, uint64_t *ids, size_t n)
{
	return list_namespaces(LISTNS(.last = last), ids, n, 0);
}

static int list_owned_after(uint64_t last, uint64_t *ids)
{
	return list_namespaces(LISTNS(.last = last, .owner = OWN_USERNS), ids,
			       MOST, 0);
}

static bool has(const uint64_t *ids, int n, uint64_t id)
{
	bool found = false;

	for (int i = 0; i < n; i++)
		found |= ids[i] == id;
	return found;
}

static void check_pages(const uint64_t *all, int n)
{
	uint64_t page[PAGE], last = 0;
	int got = PAGE;

	for (int at = 0; at < n; at += got) {
		got = list_after(last, page, PAGE);
		CHECK(got > 0);
		for (int i = 0; i < got && at + i < n; i++)
			CHECK(page[i] == all[at + i]);
		last = page[got - 1];
	}
	CHECK(last == all[n - 1]);
	CHECK_EQ(list_after(last, page, PAGE), 0);
}

/* Those that the caller's user namespace owns. */
static void check_owned(void)
{
	uint64_t all[MOST], rest[MOST];
	int n = list_owned_after(0, all);

	CHECK(n >= 2 && n < MOST);
	CHECK(has(all, n, id_of_namespace(open_own_namespace())));
	for (int i = 0; i < n; i++) {
		CHECK_EQ(list_owned_after(all[i], rest), n - 1 - i);
		for (int j = 0; j < n - 1 - i; j++)
			CHECK(rest[j] == all[i + 1 + j]);
	}
}

/* The caller's namespace of each type. */
static void check_lists(void)
{
	int user_ns = must(open("/proc/self/ns/user", O_RDONLY)), n;
	uint64_t ids[MOST];

	n = list_after(0, ids, MOST);
	CHECK(n >= 2 && n < MOST);
	CHECK(has(ids, n, id_of_namespace(open_own_namespace())));
	CHECK(has(ids, n, id_of_namespace(user_ns)));
	for (int i = 1; i < n; i++)
		CHECK(ids[i - 1] < ids[i]);
	check_pages(ids, n);
	/* Control: the list of one type has one ID. */
	CHECK_EQ(list_namespaces(LISTNS(.type = CLONE_NEWUSER), ids, MOST, 0),
		 1);
	CHECK(ids[0] == id_of_namespace(user_ns));
	CHECK_EQ(list_namespaces(LISTNS(.type = CLONE_NEWUSER | CLONE_NEWPID),
				 ids, MOST, 0),
		 2);
	CHECK(has(ids, 2, id_of_namespace(open_own_namespace())));
	CHECK(has(ids, 2, id_of_namespace(user_ns)));
}

void test(void)
{
	child(user, CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS) {
		/* The ID of a new namespace is the greatest. */
		child(later, CLONE_NEWPID)
			linger();
		CHECK_NE(namespace_of(later), own_namespace());
		check_lists();
		check_owned();
	}
	CHECK_EXITED(user, 0);
}
