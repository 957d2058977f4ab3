// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <stdio.h>

const struct rule rule = {
	.says = "The link /proc/PID/ns/pid reads pid:[NUMBER], with the inode "
		"number of the file that it leads to.",
	.source = "namespaces(7), The /proc/pid/ns/ directory",
	.since = "3.8",
	.needs = { need_procfs },
};

static struct process init;

static long number_in_link(const char *path)
{
	char link[64] = "";
	long number = -1;

	must(readlink(path, link, sizeof(link) - 1));
	sscanf(link, "pid:[%ld]", &number);
	return number;
}

void test(void)
{
	child(init, CLONE_NEWPID)
		linger();
	CHECK_EQ(number_in_link("/proc/self/ns/pid"), own_namespace());
	CHECK_EQ(number_in_link(proc_file(init, "ns/pid")), namespace_of(init));
	/* Control: these are two. */
	CHECK_NE(namespace_of(init), own_namespace());
}
