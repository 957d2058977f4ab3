// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <stdio.h>

const struct rule rule = {
	.says = "Between unshare(CLONE_NEWPID) and the first child, "
		"/proc/PID/ns/pid_for_children is empty, absent, or the "
		"namespace of that child, and no other.",
	.source = "pid_namespaces(7), setns(2) and unshare(2) semantics; "
		  "namespaces(7), The /proc/pid/ns/ directory",
	.since = "4.12",
};

static struct process caller, first;
static struct note may_exit;

enum { ABSENT = 0 };

/* The result of readlink(2): a namespace, nothing, or an unknown error. */
static intmax_t link_for_children(void)
{
	char text[64] = "";
	intmax_t namespace = -1;
	int length = readlink("/proc/self/ns/pid_for_children", text,
			      sizeof(text) - 1);

	if (length == 0 || (length == -1 && errno == ENOENT))
		return ABSENT;
	sscanf(text, "pid:[%jd]", &namespace);
	return namespace;
}

static intmax_t file_for_children(void)
{
	intmax_t namespace = namespace_for_children();

	return namespace == -1 && errno == ENOENT ? ABSENT : namespace;
}

void test(void)
{
	child(caller) {
		intmax_t link, file;

		or_skip(namespace_for_children());
		/* Control: before unshare(2), the link shows the caller's own
		 * namespace. */
		CHECK_EQ(link_for_children(), own_namespace());

		must(unshare(CLONE_NEWPID));
		link = link_for_children();
		file = file_for_children();
		child(first) {
			CHECK_EQ(getpid(), 1);
			await(may_exit);
		}
		CHECK(link == ABSENT || link == namespace_of(first));
		CHECK(file == ABSENT || file == namespace_of(first));
		CHECK_EQ(link_for_children(), namespace_of(first));

		post(may_exit);
		CHECK_EXITED(first, 0);
	}
	CHECK_EXITED(caller, 0);
}
