// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/capability.h>
#include <sys/prctl.h>

const struct rule rule = {
	.says = "Only root of the user namespace that owns a PID namespace can "
		"open its pid_max for writing.",
	.source = "commit 7863dcc72d0f (\"pid: allow pid_max to be set per pid "
		  "namespace\")",
	.level = SHOULD,
	.since = "6.14",
	.needs = { need_root, need_userns, need_procfs },
};

enum { NO_ONE = 2000000000 };

static const char file[] = "/proc/sys/kernel/pid_max";
static struct process init, other;
static struct note is_mapped;

static void become(uid_t uid)
{
	must(prctl(PR_SET_KEEPCAPS, 1));
	must(setresgid(uid, uid, uid));
	must(setresuid(uid, uid, uid));
	keep_capabilities(1ull << CAP_SETUID | 1ull << CAP_SETGID);
}

void test(void)
{
	child(init, CLONE_NEWUSER | CLONE_NEWPID) {
		await(is_mapped);
		become(0);
		/* Control: root of that user namespace can. */
		or_older(access(file, W_OK), "pid_max of each PID namespace");
		CHECK_OK(access(file, W_OK));
		child(other) {
			become(1);
			CHECK_ERRNO(access(file, W_OK), EACCES);
			CHECK_OK(access(file, R_OK));
		}
		CHECK_EXITED(other, 0);
	}
	/* Root of that user namespace is an unprivileged user here. */
	or_skip(write_text(proc_file(init, "uid_map"), "0 %d 2", NO_ONE));
	must(write_text(proc_file(init, "gid_map"), "0 %d 2", NO_ONE));
	post(is_mapped);
	CHECK_EXITED(init, 0);
}
