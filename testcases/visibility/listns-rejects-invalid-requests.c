// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "listns(2) fails with EINVAL, E2BIG, EOPNOTSUPP, EOVERFLOW or "
		"EFAULT for an invalid owner, size, type, count or address.",
	.source = "kernel/nstree.c, copy_ns_id_req(); kernel/nstree.c, "
		  "do_listns_userns()",
	.level = CODE,
	.since = "7.2",
	.needs = { need_listns },
};

enum { MOST = 8, TOO_MANY = 1000001, SOME_TYPE = 1, LEAST_SIZE = 32 };

/* At least a page, and all zero: only its size is invalid. */
static union {
	struct listns_request request;
	char page[65537];
} large;

static uint64_t ids[MOST];

static int list(const struct listns_request *request)
{
	return list_namespaces(request, ids, MOST, 0);
}

void test(void)
{
	int ns = open_own_namespace(), larger = sysconf(_SC_PAGESIZE) + 1;

	/* Control: a valid request lists one. */
	CHECK_EQ(list(LISTNS(.type = CLONE_NEWPID)), 1);

	CHECK_ERRNO(list(LISTNS(.spare = 1)), EINVAL);
	CHECK_ERRNO(list(LISTNS(.size = LEAST_SIZE - 1)), EINVAL);
	large.request.size = larger;
	CHECK_ERRNO(list(&large.request), E2BIG);
	CHECK_ERRNO(list(LISTNS(.type = SOME_TYPE)), EOPNOTSUPP);
	CHECK_ERRNO(list(NULL), EFAULT);
	/* The owner must be a user namespace. */
	CHECK_ERRNO(list(LISTNS(.owner = id_of_namespace(ns))), EINVAL);

	CHECK_ERRNO(list_namespaces(LISTNS(.type = 0), ids, TOO_MANY, 0),
		    EOVERFLOW);
	CHECK_ERRNO(list_namespaces(LISTNS(.type = 0), NULL, MOST, 0), EFAULT);
}
