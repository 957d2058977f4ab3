// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

const struct rule rule = {
	.says = "In cgroups version 1, cgroup.procs and tasks list processes "
		"and threads by their numbers in the reader's PID namespace, "
		"and accept those of the writer's.",
	.source = "cgroups(7), Creating cgroups and moving processes; "
		  "pid_namespaces(7), Nesting PID namespaces",
	.needs = { need_root, need_disposable_machine, need_mounts },
};

static const char procs[] = "/sys/cgroup.procs", tasks[] = "/sys/tasks";
static struct process stranger, init, unsharer;
static struct note has_looked;

static void check_inside(pid_t unused_inside)
{
	pid_t tid = start_thread(NULL);

	CHECK(lists(procs, 1));
	CHECK(!lists(procs, unused_inside));
	CHECK(!lists(procs, tid));
	CHECK(lists(tasks, 1));
	CHECK(!lists(tasks, unused_inside));
	CHECK(lists(tasks, tid));

	CHECK_ERRNO(write_text(procs, "%d", unused_inside), ESRCH);
	CHECK_ERRNO(write_text(tasks, "%d", unused_inside), ESRCH);
	CHECK_OK(write_text(procs, "%d", 1));
	CHECK_OK(write_text(tasks, "%d", tid));
	post(has_looked);
}

void test(void)
{
	pid_t unused_inside;

	or_skip(mount("cgroup", "/sys", "cgroup", 0, "none,name=pidspec"),
		"cgroups version 1");
	child(stranger)
		linger();
	unused_inside = pid_of(stranger);
	/* The kernel may keep the numbers that an earlier reader got. */
	CHECK(lists(procs, unused_inside));
	CHECK(lists(tasks, unused_inside));
	child(init, CLONE_NEWPID) {
		check_inside(unused_inside);
		linger();
	}
	await(has_looked);
	CHECK(lists(procs, pid_of(init)));
	CHECK(lists(procs, unused_inside));
	CHECK(lists(tasks, pid_of(init)));
	CHECK(lists(tasks, unused_inside));
	/* unshare(2) does not change what its caller reads. */
	child(unsharer) {
		divert_children();
		CHECK(lists(procs, unused_inside));
		CHECK(lists(tasks, unused_inside));
	}
	CHECK_EXITED(unsharer, 0);
	/* Control: outside, a process has that PID. */
	CHECK_OK(write_text(procs, "%d", unused_inside));
}
