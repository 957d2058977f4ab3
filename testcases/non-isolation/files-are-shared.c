// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <string.h>

const struct rule rule = {
	.says = "The init process of a new PID namespace shares the file "
		"system of its parent: the parent reads what init writes.",
	.source = "clone(2), CLONE_NEWPID; namespaces(7), Namespace types",
	.needs = { need_mounts },
};

static struct process init;

void test(void)
{
	char text[16] = "";

	mount_tmp();
	must(open("/tmp/letter", O_CREAT | O_WRONLY, 0600));

	child(init, CLONE_NEWPID)
		CHECK_OK(write_text("/tmp/letter", "from below"));
	CHECK_EXITED(init, 0);

	CHECK_EQ(read_text("/tmp/letter", text, sizeof(text)), 10);
	CHECK_EQ(strcmp(text, "from below"), 0);
}
