// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/capability.h>
#include <sys/prctl.h>

const struct rule rule = {
	.says = "max_pid_namespaces is a limit per user: namespaces of one "
		"user do not count for another.",
	.source = "namespaces(7), The /proc/sys/user directory",
	.since = "4.9",
	.needs = { need_root, need_userns, need_procfs },
};

enum { NO_ONE = 2000000000 };

static struct process root, init, other_user;
static struct note is_mapped, is_there;

static void become(uid_t uid)
{
	must(prctl(PR_SET_KEEPCAPS, 1));
	must(setresgid(uid, uid, uid));
	must(setresuid(uid, uid, uid));
	keep_capabilities(1ull << CAP_SYS_ADMIN | 1ull << CAP_SYS_RESOURCE |
			  1ull << CAP_SETUID | 1ull << CAP_SETGID);
}

void test(void)
{
	child(root, CLONE_NEWUSER) {
		await(is_mapped);
		become(0);
		or_skip(set_max_pid_namespaces(1));
		child(init, CLONE_NEWPID) {
			CHECK_EQ(getpid(), 1);
			post(is_there);
			linger();
		}
		await(is_there);
		CHECK_ERRNO(try_child(CLONE_NEWPID), ENOSPC);

		child(other_user) {
			become(1);
			CHECK_OK(try_child(CLONE_NEWPID));
		}
		CHECK_EXITED(other_user, 0);
	}
	/* Root of that user namespace is an unprivileged user here. */
	or_skip(write_text(proc_file(root, "uid_map"), "0 %d 2", NO_ONE));
	must(write_text(proc_file(root, "gid_map"), "0 %d 2", NO_ONE));
	post(is_mapped);
	CHECK_EXITED(root, 0);
}
