// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <fcntl.h>
#include <stdio.h>

const struct rule rule = {
	.says = "A process of a nested PID namespace has a PID in each of its "
		"ancestors, the first of which is the initial PID namespace.",
	.source = "pid_namespaces(7), Nesting PID namespaces",
	.since = "4.1",
	.needs = { need_root, need_initial_procfs, need_set_tid },
};

enum { OUTER_AND_INNER = 2 };

static struct process outer, inner;

static intmax_t namespace_of_number(pid_t pid)
{
	char path[64];
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/ns/pid", pid);
	fd = or_skip(open(path, O_RDONLY), "files in /proc/PID/ns");
	return namespace_of_file(fd);
}

void test(void)
{
	int levels = pid_namespace_level();
	intmax_t all[MOST_NUMBERS];
	pid_t numbers[MOST_NUMBERS];
	char status[64];

	child(outer, CLONE_NEWPID) {
		child(inner, CLONE_NEWPID)
			linger();
		linger();
	}
	/* The library's procfs is that of the initial PID namespace, where
	   kthreadd is. */
	CHECK_EQ(namespace_of_number(2), 0xEFFFFFFC);
	CHECK_EQ(numbers_after("/proc/2/status", "NSpid:", all, MOST_NUMBERS),
		 1);
	CHECK_EQ(numbers_of(inner, numbers), levels + 1);
	CHECK_EQ(numbers[levels], pid_of(inner));
	CHECK_EQ(namespace_of_number(numbers[0]), namespace_of(inner));
	snprintf(status, sizeof(status), "/proc/%d/status", numbers[0]);
	CHECK_EQ(numbers_after(status, "NSpid:", all, MOST_NUMBERS),
		 levels + 1 + OUTER_AND_INNER);
}
