// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <sys/stat.h>

const struct rule rule = {
	.says = "cgroup.procs accepts a PID, and cgroup.threads a TID, of the "
		"writer's PID namespace; writing a number that is unused there "
		"fails with ESRCH.",
	.source = "cgroups(7), Creating cgroups and moving processes; "
		  "pid_namespaces(7), Nesting PID namespaces",
	/* On a kernel that violates the rule, another process is moved, and the
	 * cgroup is left behind. */
	.needs = { need_root, need_cgroup2, need_disposable_machine },
};

static struct process stranger, unsharer, init;
static struct note has_moved, may_exit;

void test(void)
{
	static const char there[] = "/sys/pidspec/cgroup.procs";
	static const char threads[] = "/sys/pidspec/cgroup.threads";
	pid_t unused_inside;

	child(stranger)
		linger();
	unused_inside = pid_of(stranger);
	/* An earlier run may have left it. */
	or_skip(mkdir("/sys/pidspec", 0755) == 0 || errno == EEXIST ? 0 : -1,
		"a new cgroup in /sys/fs/cgroup");
	must(access(there, W_OK));
	/* A writer has the same PIDs after unshare(2). */
	child(unsharer) {
		divert_children();
		CHECK_OK(write_text(there, "%d", getpid()));
		CHECK(lists(there, getpid()));
	}
	CHECK_EXITED(unsharer, 0);
	child(init, CLONE_NEWPID) {
		CHECK_ERRNO(write_text(there, "%d", unused_inside), ESRCH);
		CHECK_ERRNO(write_text(threads, "%d", unused_inside), ESRCH);
		CHECK_OK(write_text(there, "1"));
		/* Control: a TID of this namespace is found, in this cgroup. */
		CHECK_OK(write_text(threads, "1"));
		post(has_moved);
		await(may_exit);
	}
	await(has_moved);
	CHECK(lists(there, pid_of(init)));

	/* Control: stranger was not moved, although it can be. */
	CHECK(lists("/sys/cgroup.procs", unused_inside));
	post(may_exit);
	CHECK_EXITED(init, 0);
	must(rmdir("/sys/pidspec"));
}
