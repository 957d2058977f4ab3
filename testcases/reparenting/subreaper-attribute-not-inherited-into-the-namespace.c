// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/prctl.h>

const struct rule rule = {
	.says = "An init process created by a subreaper is not marked as a "
		"subreaper.",
	.source = "PR_SET_CHILD_SUBREAPER(2const), DESCRIPTION",
	.since = "3.4",
};

static struct process init;

static bool is_subreaper(void)
{
	int is_one = -1;

	must(prctl(PR_GET_CHILD_SUBREAPER, &is_one, 0, 0, 0));
	return is_one;
}

void test(void)
{
	or_skip(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0));
	CHECK(is_subreaper());
	child(init, CLONE_NEWPID) {
		CHECK(!is_subreaper());
		must(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0));
		CHECK(is_subreaper());
	}
	CHECK_EXITED(init, 0);
}
