// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <stdio.h>
#include <sys/stat.h>

const struct rule rule = {
	.says = "The link /proc/PID/ns/pid reads pid:[NUMBER], where NUMBER is "
		"the inode number of the file that it leads to.",
	.source = "namespaces(7), The /proc/pid/ns/ directory",
	.since = "3.8",
	.needs = { need_procfs },
};

static struct process init;

static void check_link(const char *path)
{
	char link[64] = "";
	intmax_t number = -1;
	struct stat file;

	must(readlink(path, link, sizeof(link) - 1));
	must(stat(path, &file));
	CHECK_EQ(sscanf(link, "pid:[%jd]", &number), 1);
	CHECK_EQ(number, file.st_ino);
}

void test(void)
{
	child(init, CLONE_NEWPID)
		linger();
	check_link("/proc/self/ns/pid");
	check_link(proc_file(init, "ns/pid"));
	/* Control: the two namespaces differ. */
	CHECK_NE(namespace_of(init), own_namespace());
}
