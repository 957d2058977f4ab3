// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <string.h>

const struct rule rule = {
	.says = "A hostname that the init process of a new PID namespace sets "
		"is also that of its parent.",
	.source = "clone(2), CLONE_NEWPID; uts_namespaces(7), "
		  "DESCRIPTION",
	/* Even a faulty kernel must not change the hostname of the machine. */
	.harmful = true,
};

static struct process init;

void test(void)
{
	char name[16] = "";

	or_skip(unshare(CLONE_NEWUTS));
	must(sethostname("above", 5));

	child(init, CLONE_NEWPID)
		CHECK_OK(sethostname("below", 5));
	CHECK_EXITED(init, 0);

	must(gethostname(name, sizeof(name)));
	CHECK_EQ(strcmp(name, "below"), 0);
}
