// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <dirent.h>
#include <string.h>

const struct rule rule = {
	.says = "/proc/PID/ns has an entry for the PID namespace of the "
		"process and one for that of its children.",
	.source = "namespaces(7), The /proc/pid/ns/ directory",
	.since = "4.12",
	.needs = { need_procfs },
};

static struct process init;

static int count(DIR *directory, const char *name)
{
	struct dirent *entry;
	int n = 0;

	rewinddir(directory);
	while ((entry = readdir(directory)))
		n += strcmp(entry->d_name, name) == 0;
	return n;
}

static void check_directory(const char *path)
{
	DIR *directory = opendir(path);

	must(directory ? 0 : -1);
	CHECK_EQ(count(directory, "pid"), 1);
	CHECK_EQ(count(directory, "pid_for_children"), 1);
	/* Control: a name that does not exist is not found. */
	CHECK_EQ(count(directory, "pid_for_parents"), 0);
	closedir(directory);
}

void test(void)
{
	child(init, CLONE_NEWPID)
		linger();
	or_skip(namespace_for_children());
	check_directory("/proc/self/ns");
	check_directory(proc_file(init, "ns"));
}
