// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <stdio.h>

const struct rule rule = {
	.says = "/proc/thread-self has the PID and the TID of its reader in "
		"the PID namespace of the procfs instance.",
	.source = "proc_thread-self(5), /proc/thread-self/; pid_namespaces(7), "
		  "/proc and PID namespaces",
	.since = "3.17",
	.needs = { need_procfs },
};

static struct process init;
static struct note seen_in_old_mount, seen_in_new_mount;

static void check_link(void)
{
	char link[64] = "";
	int pid = 0, tid = 0;

	/* Control: in the mount of test(), it has another PID. */
	must(readlink("/proc/thread-self", link, sizeof(link) - 1));
	must(sscanf(link, "%d/", &pid));
	/* The link leads to a thread of that process. */
	CHECK_OK(access("/proc/thread-self/status", F_OK));
	post(seen_in_old_mount, pid);

	mount_procfs();
	must(readlink("/proc/thread-self", link, sizeof(link) - 1));
	CHECK_EQ(sscanf(link, "%d/task/%d", &pid, &tid), 2);
	CHECK_EQ(pid, 1);
	CHECK_EQ(tid, gettid());
	CHECK_NE(tid, 1);
	post(seen_in_new_mount);
	linger();
}

void test(void)
{
	child(init, CLONE_NEWPID) {
		start_thread(check_link);
		linger();
	}
	CHECK_EQ(await(seen_in_old_mount), pid_of(init));
	await(seen_in_new_mount);
}
