// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "A member of a PID namespace can open the file of the "
		"namespace again by its file handle from name_to_handle_at(2).",
	.source = "include/uapi/linux/nsfs.h, struct nsfs_file_handle",
	.level = SHOULD,
	.since = "6.18",
};

static struct process init;

void test(void)
{
	int above = open_own_namespace();
	struct handle handle_above = handle_of(above);
	intmax_t outside = own_namespace();

	child(init, CLONE_NEWPID) {
		struct handle handle = handle_of(open_own_namespace());
		int again = open_handle(above, &handle);

		CHECK_OK(again);
		CHECK_EQ(namespace_of_file(again), own_namespace());
		CHECK_NE(namespace_of_file(again), outside);
	}
	CHECK_EXITED(init, 0);
	/* Control: another namespace has another handle. */
	CHECK_EQ(namespace_of_file(open_handle(above, &handle_above)), outside);
}
