// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <stdio.h>

const struct rule rule = {
	.says = "CLONE_NEWPID creates no namespace of another type: the child "
		"has those of its parent.",
	.source = "clone(2), CLONE_NEWPID; namespaces(7), Namespace types",
};

static struct process plain, init;
static struct note user_of_plain;

/* -1 on kernels that have no namespaces of this type. */
static intmax_t own(const char *type)
{
	char path[32], target[64] = "";
	intmax_t number = -1;

	snprintf(path, sizeof(path), "/proc/self/ns/%s", type);
	if (readlink(path, target, sizeof(target) - 1) != -1)
		sscanf(target, "%*[a-z]:[%jd]", &number);
	return number;
}

void test(void)
{
	const intmax_t pid = own_namespace(), mnt = own("mnt"),
		       uts = own("uts"), ipc = own("ipc"), net = own("net"),
		       user = own("user"), cgroup = own("cgroup"),
		       time = own("time");

	child(plain)
		post(user_of_plain, own("user"));
	if (await(user_of_plain) != user)
		skip("requires readable /proc/self/ns links (mount /proc)");

	child(init, CLONE_NEWPID) {
		/* Control: the PID namespace is new. */
		CHECK_NE(own_namespace(), pid);

		CHECK_EQ(own("mnt"), mnt);
		CHECK_EQ(own("uts"), uts);
		CHECK_EQ(own("ipc"), ipc);
		CHECK_EQ(own("net"), net);
		CHECK_EQ(own("user"), user);
		CHECK_EQ(own("cgroup"), cgroup);
		CHECK_EQ(own("time"), time);
	}
	CHECK_EXITED(init, 0);
}
