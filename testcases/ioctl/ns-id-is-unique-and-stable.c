// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "NS_GET_ID returns the same number for every file of a PID "
		"namespace, and a different number for every other namespace, "
		"including later ones.",
	.source = "include/uapi/linux/nsfs.h, NS_GET_ID",
	.level = SHOULD,
	.since = "6.18",
};

static struct process first, later;
static struct note is_over;

void test(void)
{
	uint64_t own = id_of_namespace(open_own_namespace()), its;

	child(first, CLONE_NEWPID)
		await(is_over);
	its = id_of_namespace(open_namespace_of(first));
	CHECK_NE(its, own);
	CHECK_EQ(id_of_namespace(open_namespace_of(first)), its);
	CHECK_EQ(id_of_namespace(open_own_namespace()), own);
	post(is_over);
	CHECK_EXITED(first, 0);

	child(later, CLONE_NEWPID)
		linger();
	CHECK_NE(id_of_namespace(open_namespace_of(later)), its);
	CHECK_NE(id_of_namespace(open_namespace_of(later)), own);
}
