// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <stdio.h>
#include <sys/stat.h>

const struct rule rule = {
	.says = "The parent of a process is in the PID namespace of the "
		"process, or in an ancestor namespace.",
	.source = "pid_namespaces(7), setns(2) and unshare(2) semantics",
	.since = "4.9",
	.needs = { need_procfs },
};

static struct process init, member, inner_init, inner_parent, orphan,
	outer_parent, injected;
static struct note has_mother, may_end;

static intmax_t namespace_of_number(intmax_t pid)
{
	char path[48];
	struct stat status;

	snprintf(path, sizeof(path), "/proc/%jd/ns/pid", pid);
	return stat(path, &status) == 0 ? (intmax_t)status.st_ino : -1;
}

static intmax_t parent_number(struct process *p)
{
	intmax_t number = 0;

	numbers_after(proc_file(*p, "status"), "PPid:", &number, 1);
	return number;
}

/* The number of levels from @p up to its parent; -1 if the parent is in no
   ancestor namespace. */
static int levels_up_to_parent(struct process *p)
{
	intmax_t parent = namespace_of_number(parent_number(p));
	int ns = must(open_namespace_of(*p)), levels = 0, above;

	while (namespace_of_file(ns) != parent) {
		above = open_parent_of(ns);
		if (above == -1 && errno == EPERM)
			return -1;
		must(above);
		close(ns);
		ns = above;
		levels++;
	}
	close(ns);
	return levels;
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		child(member)
			linger();
		child(inner_init, CLONE_NEWPID)
			linger();
		child(inner_parent) {
			child(orphan) {
				post(has_mother);
				await(may_end);
			}
			await(has_mother);
		}
		linger();
	}
	CHECK_NE(namespace_of(inner_init), namespace_of(init));
	child(outer_parent) {
		join_pid_namespace(inner_init);
		child(injected)
			await(may_end);
		CHECK_EXITED(injected, 0);
	}
	await_end(inner_parent);
	CHECK_EQ(levels_up_to_parent(&init), 1);
	CHECK_EQ(levels_up_to_parent(&member), 0);
	CHECK_EQ(levels_up_to_parent(&inner_init), 1);
	CHECK_EQ(levels_up_to_parent(&orphan), 0);
	CHECK_EQ(levels_up_to_parent(&injected), 2);
	post(may_end);
	CHECK_EXITED(outer_parent, 0);
}
