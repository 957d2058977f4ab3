// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "clone3(2) fails with EINVAL if set_tid has more elements than "
		"the child has PID namespaces.",
	.source = "clone(2), ERRORS",
	.since = "5.5",
	.needs = { need_set_tid },
};

enum { MOST = 32, TOO_MANY = MOST + 1 };

static struct process init;

/*
 * Whether @size PIDs are too many: EINVAL.  A PID that is in use, or that the
 * caller has no permission to set, causes another error.
 */
static bool is_too_many(int size, unsigned long flags)
{
	pid_t ones[TOO_MANY];

	for (int i = 0; i < size; i++)
		ones[i] = 1;
	return try_child3(.flags = flags, .set_tid = (uintptr_t)ones,
			  .set_tid_size = size) == -1 &&
	       errno == EINVAL;
}

void test(void)
{
	int namespaces = pid_namespace_level() + 1;

	if (namespaces + 2 > MOST)
		skip("requires fewer ancestor PID namespaces (start pidspec "
		     "less "
		     "deep)");
	CHECK(!is_too_many(namespaces, 0));
	CHECK(is_too_many(namespaces + 1, 0));
	CHECK(!is_too_many(namespaces + 1, CLONE_NEWPID));
	CHECK(is_too_many(namespaces + 2, CLONE_NEWPID));

	child(init, CLONE_NEWPID) {
		CHECK_EQ(getpid(), 1);
		CHECK(!is_too_many(namespaces + 1, 0));
		CHECK(is_too_many(namespaces + 2, 0));
		CHECK(is_too_many(TOO_MANY, 0));
	}
	CHECK_EXITED(init, 0);
}
